/** The city's schools, in the order in which the city names them. */
export type SchoolList = readonly string[];

export const longestSchoolName = 60;
export const mostSchools = 300;

/** The first name that stands twice, however its width and spaces are written; null where each stands once. */
export function doubledSchool(schools: SchoolList): string | null {
  const seen = new Set<string>();
  for (const school of schools) {
    const name = school.normalize("NFKC").replace(/\s/g, "");
    if (seen.has(name)) return school;
    seen.add(name);
  }
  return null;
}
