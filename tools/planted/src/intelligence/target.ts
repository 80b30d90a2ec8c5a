export const target = 'intelligence';
