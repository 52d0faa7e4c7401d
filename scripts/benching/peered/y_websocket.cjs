// y-websocket with its own server part: updates are merged, passed on and stored in LevelDB. It says its port.
const http = require('http')
process.env.YPERSISTENCE = require('path').join(process.argv[2], 'said')
const { setupWSConnection } = require('y-websocket/bin/utils')
const { WebSocketServer } = require('ws')
const server = http.createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
