export const target = 'http';
