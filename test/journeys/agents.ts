// What browsers that people have say of themselves; the one that tests run in calls itself headless.
const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64";
export const firefox = `${windows}; rv:145.0) Gecko/20100101 Firefox/145.0`;
export const chrome = `${windows}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36`;
