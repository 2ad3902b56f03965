/** For danger to life. Always answered. */
export const emergencyNumbers = [
  { name: "{警察|けいさつ}", number: "110" },
  { name: "{救急車|きゅうきゅうしゃ}・{消防|しょうぼう}", number: "119" },
] as const;
