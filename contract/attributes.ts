import { z } from "zod";
import { genders, gradesOf, noAnswer, relations, schools, topics } from "../domain/attributes.ts";

const none = z.literal(noAnswer);
const mostGrades = Math.max(...Object.values(gradesOf));

/** What one side says of the consultee: domain/attributes.ts. What is left out was not answered. */
export const attributes = z.strictObject({
  relation: z.enum([...relations, noAnswer]).optional(),
  school: z.enum([...schools, noAnswer]).optional(),
  grade: z.union([z.int().min(1).max(mostGrades), none]).optional(),
  gender: z.enum([...genders, noAnswer]).optional(),
  topics: z.union([z.array(z.enum(topics)).max(topics.length).readonly(), none]).optional(),
});
