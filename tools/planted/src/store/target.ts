export const target = 'store';
