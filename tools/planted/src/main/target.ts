export const target = 'main';
