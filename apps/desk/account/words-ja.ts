/** What the place アカウント says. */
export const words = {
  heading: "アカウント",
  person: { heading: "あなたについて", displayName: "お名前", name: "サインイン名", roles: "役割" },
} as const;
