import type { Attributes, Gender, Relation, School, Topic } from "../../../../domain/attributes.ts";
import type { Sentence } from "../../wording/sentence.ts";
import type { Question } from "./questions.ts";

export const relationWords: Readonly<Record<Relation, Sentence>> = { child: "child", guardian: "guardian" };
export const schoolWords: Readonly<Record<School, Sentence>> = {
  elementary: "elementary",
  "junior-high": "juniorHigh",
  high: "high",
  other: "otherSchool",
};
export const genderWords: Readonly<Record<Gender, Sentence>> = {
  girl: "girl",
  boy: "boy",
  other: "otherGender",
};
export const topicWords: Readonly<Record<Topic, Sentence>> = {
  bullying: "bullying",
  "school-absence": "schoolAbsence",
  friends: "friends",
  teachers: "teachers",
  family: "family",
  oneself: "oneself",
  study: "study",
  internet: "internet",
  other: "otherTopic",
};

/** A guardian is asked about their child. */
export function asks(question: Question, { relation }: Attributes): Sentence {
  const ofChild = relation === "guardian";
  switch (question) {
    case "relation":
      return "askRelation";
    case "school":
      return ofChild ? "askSchoolOfChild" : "askSchool";
    case "grade":
      return "askGrade";
    case "gender":
      return ofChild ? "askGenderOfChild" : "askGender";
    case "topics":
      return "askTopics";
  }
}
