// What TypeScript's library for pages does not know of service workers.
export type Lived = Event & { waitUntil(work: Promise<unknown>): void };
export type Installing = Lived & { addRoutes(rule: object): Promise<void> };
export type Fetching = Lived & { readonly request: Request; respondWith(answer: Promise<Response>): void };
export type Pressed = Lived & { readonly notification: { close(): void } };

type Opened = { readonly url: string; focus(): Promise<unknown> };

export const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly Opened[]>;
    openWindow(path: string): Promise<unknown>;
  };
};
