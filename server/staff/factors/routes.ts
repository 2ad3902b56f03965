import * as contract from "../../../contract/staff-factors.ts";
import { sessionOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Streams } from "../../edge/stream.ts";
import type { Tools } from "../../tools.ts";
import { listFactors } from "../list-factors.ts";
import { addPasskey, removePasskey, renamePasskey, showPasskey } from "../passkey.ts";
import { passkeyOptionsToAdd, passkeyOptionsToShow } from "../passkey-options.ts";
import type { StaffRecogniser } from "../recognise.ts";
import { makeRecoveryCodes, showRecoveryCode } from "../recovery-codes.ts";
import { openEntrance } from "../routes.ts";
import { signInByPasskey } from "../sign-in-by-passkey.ts";
import { type Added, beginTotp, confirmTotp, removeTotp, showTotp } from "../totp.ts";
import { factorsView } from "../view.ts";

/** What staff show besides a password, and how they keep it. */
export function factorRoutes(http: Http, tools: Tools, streams: Streams, recogniser: StaffRecogniser): void {
  const { whence, before, give } = openEntrance(http, tools, streams, recogniser);
  const { siteOf } = http;
  const giveCodes = async (reply: Parameters<typeof give>[0], added: Added) => ({
    self: await give(reply, added),
    recoveryCodes: added.recoveryCodes && [...added.recoveryCodes],
  });

  answer(http, contract.listFactors, async (_, request) =>
    factorsView(await listFactors(tools, sessionOf(request))),
  );

  answer(http, contract.beginTotp, async (_, request) => beginTotp(tools, sessionOf(request)));
  answer(http, contract.confirmTotp, async ({ code }, request, reply) =>
    giveCodes(reply, await confirmTotp(tools, sessionOf(request), whence(request), code)),
  );
  answer(http, contract.showTotp, async ({ code }, request, reply) =>
    give(reply, await showTotp(tools, sessionOf(request), whence(request), code)),
  );
  answer(http, contract.removeTotp, async (_, request) => {
    await removeTotp(tools, sessionOf(request));
    return {};
  });

  answer(http, contract.makeRecoveryCodes, async (_, request) => ({
    recoveryCodes: [...(await makeRecoveryCodes(tools, sessionOf(request)))],
  }));
  answer(http, contract.showRecoveryCode, async ({ code }, request, reply) =>
    give(reply, await showRecoveryCode(tools, sessionOf(request), whence(request), code)),
  );

  answer(http, contract.beginPasskey, async (_, request) => ({
    options: await passkeyOptionsToAdd(tools, sessionOf(request), siteOf(request)),
  }));
  answer(http, contract.addPasskey, async (made, request, reply) =>
    giveCodes(reply, await addPasskey(tools, sessionOf(request), whence(request), siteOf(request), made)),
  );
  answer(http, contract.challengePasskey, async (_, request) => ({
    options: await passkeyOptionsToShow(tools, sessionOf(request), siteOf(request)),
  }));
  answer(http, contract.showPasskey, async ({ response }, request, reply) =>
    give(reply, await showPasskey(tools, sessionOf(request), whence(request), siteOf(request), response)),
  );
  answer(http, contract.renamePasskey, async ({ passkey, name }, request) => {
    await renamePasskey(tools, sessionOf(request), passkey, name);
    return {};
  });
  answer(http, contract.removePasskey, async ({ passkey }, request) => {
    await removePasskey(tools, sessionOf(request), passkey);
    return {};
  });

  answer(http, contract.challengeForSignIn, async (_, request) => ({
    options: await passkeyOptionsToShow(tools, null, siteOf(request)),
  }));
  answer(http, contract.signInByPasskey, async ({ response }, request, reply) => {
    const shown = { response, before: before(request) };
    return give(reply, await signInByPasskey(tools, whence(request), siteOf(request), shown));
  });
}
