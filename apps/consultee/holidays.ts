/**
 * 国民の祝日 and what stands in for them, worked out from the law; compare with the Cabinet Office's list when a year is
 * added. Offices are closed on these days. Outside the years listed nobody knows, and then no office is shown as open.
 */
export const holidays: Readonly<Record<number, string>> = {
  2026: "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
  2027: "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
};
