/** What is put on record ([AU-4]): the closed list. Messages are not in it, since an entry is its own trail. */
export const acts = [
  "session:begin",
  "session:end",
  "sign-in:fail",
  "sign-in:hold",
  "step-up:pass",
  "step-up:fail",
  "password:set",
  "factor:add",
  "factor:remove",
  "recovery-codes:make",
  "staff:invite",
  "staff:enrol",
  "staff:accept-invitation",
  "staff:change",
  "staff:reset",
  "staff:dismiss",
  "approval:ask",
  "approval:give",
  "approval:refuse",
  "break-glass:begin",
  "break-glass:end",
  "settings:change",
  /** A member of staff begins to follow the words of a consultation … */
  "consultation:view",
  /** … and nobody has followed them for that person for a minute: for how many seconds they did. */
  "consultation:leave",
  "consultation:claim",
  "consultation:hand-over",
  /** A message was taken back before it was read. */
  "consultation:retract",
  /** Whoever held it works here no more: it waits again. */
  "consultation:release",
  "consultation:close",
  "consultation:tag",
  "consultation:mark",
  /** [PI-4] A member of staff looks at a picture that a consultee has sent. */
  "picture:view",
  "consultation:start",
  "consultation:search",
  "consultation:export",
  /** The file came back, is destroyed, or was never taken. */
  "export:settle",
  /** What is known of a consultee is shown to somebody of the staff, and was read to its end before a reply ([BR-1]). */
  "briefing:open",
  "briefing:read",
  "consultation:record",
  /** Passed on to a school or another body ([BR-5]). */
  "consultation:disclose",
  /** Asked the consultee whether something may be passed on ([BR-6]). */
  "consultation:ask-consent",
  "statistics:export",
  /** Words of many consultations are counted, for a purpose ([AN-1]). */
  "contents:analyse",
  /** 合言葉: given to a consultee, brought somebody back, or are being guessed at ([CB-5]). */
  "words:make",
  "words:come-back",
  "words:guess",
  /** 今日は入ります・抜けます. */
  "duty:say",
  "urgent:call",
  "urgent:take",
  "urgent:escalate",
  /** What is known of a danger was written down ([UC-8]). */
  "urgent:sheet",
  "urgent:end",
  "deletion:ask",
  "deletion:refuse",
  "deletion:carry-out",
  /** 保全: nothing of it is deleted, until others agree that it ends ([RT-1]). */
  "hold:place",
  "hold:lift",
  /** What is over for longer than its period: others agreed that it goes; and it is gone ([RT-3]). */
  "retention:carry-out",
  "retention:end",
  /** 開示・訂正等の請求 ([PT-5]): received, a step, messages looked through and barred, decided, taken as a file. */
  "petition:receive",
  "petition:step",
  "petition:bar",
  "petition:decide",
  "petition:print",
  /** A consultee writes nothing for a while: proposed, agreed to or refused by another, and lifted early ([PA-1]). */
  "pause:propose",
  "pause:begin",
  "pause:refuse",
  "pause:lift",
  /** 窓口・障害・保守 ([OP-9]). */
  "inquiry:ask",
  "inquiry:step",
  /** An urgent fault was told of by e-mail. */
  "inquiry:ring",
  "knowledge:write",
  "incident:open",
  "incident:step",
  /** Whose words were looked at or taken, out of this trail. */
  "incident:trace",
  "maintenance:plan",
  "maintenance:tell",
  "maintenance:acknowledge",
  "maintenance:end",
  /** 月報 ([MR-2]). */
  "report:draft",
  "report:decide",
  /** 管理簿 ([RG-1], [RG-2]). */
  "register:write",
  "register:decide",
  "register:end",
  /** 職員のきまり ([RG-4]). */
  "staff-rules:set",
  "staff-rules:acknowledge",
  /** 権限の見直し: somebody still needs the roles they hold ([RG-5]). That somebody holds fewer is an approval. */
  "access-review:confirm",
  /** Somebody known tried what they may not do. */
  "access:refuse",
  /** 契約の終わり: a copy of everything begins to leave, and has; everything is about to be erased ([CE-1], [CE-3]). */
  "contract:export",
  "contract:erase",
  "audit:search",
  "audit:export",
  "audit:seal",
  "key:make",
  "key:use",
  "key:rotate",
  "key:forget",
  /** The data key of one consultation, for good ([CB-9]). */
  "key:destroy",
  "database:restore",
] as const;
export type Act = (typeof acts)[number];
