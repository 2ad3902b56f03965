import type { WholeWording } from "./sentence.ts";

/** English, in short sentences, for who reads it as a second language too. */
export const english: WholeWording = {
  lang: "en",
  ruby: "no",
  name: "Yorisoi",
  leave: "Leave",

  greeting: "Tell us how you feel right now.",
  lead1: "You don’t have to give your name.",
  lead2: "It doesn’t have to be well written. One word is enough.",
  lead3: "A counsellor reads it and answers on this page.",

  boxLabel: "What you want to tell the counsellor",
  boxHint: "Write here",
  send: "Send",
  urgent: "Urgent help",
  back: "Back",
  wording: "Language",

  you: "You",
  counsellor: "Counsellor",
  logLabel: "What was said",
  newest: "There is a new answer",

  sending: "Sending",
  delivered: "Delivered",
  read: "Read by the counsellor",
  failed: "Cannot be sent",
  retry: "Send again",
  takeBack: "Rewrite",
  refusedClosed: "It could not be sent, because the talk had ended.\nWhat you wrote is still here.",
  refusedOther: "It could not be sent.\nWhat you wrote is still here.",
  unreadable: "What the counsellor wrote here cannot be shown right now.\nYou may ask again.",
  unreadableOwn: "What you wrote here cannot be shown right now.\nIf you like, tell us again.",

  waiting: "Waiting for a counsellor’s answer.\nIt will appear on this page.",
  released:
    "Somebody else will take over. We are waiting for another counsellor now.\nEverything said so far is kept.",
  claimed: "A counsellor is with you.\nTake all the time you need.",
  closed: "This talk has ended here.\nThank you for talking with us.",
  closedMore: "If you want to talk again, write at any time.",
  startAnew: "Start a new talk",

  faultEmpty: "Nothing is written yet. One word is enough.",
  faultLong:
    "This is %over% characters longer than can be sent at once. Please send it in several parts. What you wrote is still here.",
  faultMalformed:
    "There are characters in it that cannot be sent. Please remove emoji or the like and try again. What you wrote is still here.",
  left: "%left% characters left",

  offline:
    "The connection is bad right now.\nWhat you wrote is kept.\nIt will be sent by itself when the connection is back.",
  offlineHelp: "If you cannot wait, you can also talk by telephone.",

  helpDanger: "When you might get hurt, or a life is in danger",
  helpTalk: "When you want to talk by telephone (free of charge)",
  openNow: "Open now",
  closedNow: "Closed now",
  hoursAlways: "24 hours, every day",
  hoursDaily: "Every day %opens%–%closes%",
  hoursWeekdays: "Monday–Friday %opens%–%closes% (closed on public holidays)",

  receptionOpen: "We are here now.",
  receptionClosed: "We are closed now. What you write will be delivered.",
  receptionOpens: "A counsellor can answer from %when%.",
  nobodyWaits: "Nobody is waiting.",
  someWait: "People waiting: %waiting%",
  aboutMinutes: "About %minutes% minutes until an answer.",

  askWho: "Who reads this?",
  tellWho:
    "Counsellors, and the city officials in charge. Your friends and the teachers at your school cannot read it.",
  askSecret: "Will my school or my family find out?",
  tellSecret:
    "We tell nothing to your school or your family behind your back. Only when a life is in danger, we may tell somebody, to protect you.",
  askTablet: "Can I use the tablet from school?",
  tellTablet:
    "Yes. But your school may be able to see that this page was opened, and what is on the screen. If that worries you, write from a phone at home or another device.",
  askSeen: "What does the counsellor see?",
  tellSeen:
    "The words you send, and whether you are looking at this page. Not your name, and not the words you are still writing.",
  askLeave: "What if somebody might see this?",
  tellLeave:
    "Press “Leave” at the top right, or press the Shift key 3 times in a row. The page changes to a weather page at once. What you sent is not deleted, but it can no longer be seen from this screen.",

  tellBack: "If somebody might see this, press “Leave”: the page changes to a weather page at once.",

  attributesTitle: "If you like, tell us a little more",
  attributesWhy: "You don’t have to answer. The talk goes on either way.",
  attributesThanks: "Thank you for telling us.",
  attributesChange: "Change the answers",
  attributesFailed: "Not delivered yet. It will be sent by itself when the connection is back.",
  attributesNever: "I’d rather not say",
  attributesSkip: "Later",
  attributesDone: "Tell the counsellor",

  askRelation: "Who is writing?",
  child: "A child or student",
  guardian: "A parent or guardian",
  askSchool: "Which school do you go to?",
  askSchoolOfChild: "Which school does your child go to?",
  elementary: "Elementary school",
  juniorHigh: "Junior high school",
  high: "High school",
  otherSchool: "Other",
  askGrade: "Which grade?",
  grade: "Grade %grade%",
  askGender: "What is your gender?",
  askGenderOfChild: "What is your child’s gender?",
  girl: "Female",
  boy: "Male",
  otherGender: "Other",
  askTopics: "What is it about? (as many as you like)",
  bullying: "Bullying",
  schoolAbsence: "Not wanting or not being able to go to school",
  friends: "Friends",
  teachers: "Teachers",
  family: "Home and family",
  oneself: "Myself (mind and body)",
  study: "Studying and the future",
  internet: "Internet and social media",
  otherTopic: "Something else",
};
