export const target = 'client';
