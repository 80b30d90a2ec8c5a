export const target = 'operations';
