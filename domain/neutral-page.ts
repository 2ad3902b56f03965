/** Where とじる leads: a page anybody may have open, of a public office, that no filter blocks. The weather. */
export const neutralPage = "https://www.jma.go.jp/";
