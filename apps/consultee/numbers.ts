/** The telephone numbers that stand in the page itself for browsers without script: for when help cannot be fetched. */
export function numbersInThePage(): string {
  const without = document.querySelector("noscript")?.textContent ?? "";
  return new DOMParser().parseFromString(without, "text/html").querySelector("ul")?.outerHTML ?? "";
}
