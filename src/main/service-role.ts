/** What a process of the service does: everything, only the API, or only the work that it accepts. */
export type ServiceRole = 'serve' | 'api' | 'worker';
