import type { Http } from "../edge/http.ts";
import { startPlaying } from "../practice/jobs.ts";
import { isInvented } from "../practice/refuse-real-city.ts";
import { practiceRoutes } from "../practice/routes.ts";
import type { Tools } from "../tools.ts";

/** 練習: only in an invented city; in every other one its calls are refused, and nothing is played. */
export function openPractice(http: Http, tools: Tools): AsyncDisposable {
  practiceRoutes(http, tools);
  const jobs = new AsyncDisposableStack();
  if (isInvented(tools.door)) jobs.use(startPlaying(tools));
  return jobs;
}
