export const target = 'scanning/sockets';
