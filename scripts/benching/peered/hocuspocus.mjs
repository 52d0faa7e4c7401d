// Hocuspocus with SQLite: updates are merged and passed on, and stored some time after. It says its port.
import { Server } from '@hocuspocus/server'
import { SQLite } from '@hocuspocus/extension-sqlite'
const database = process.argv[2] + '/said.db'
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions: [new SQLite({ database })] })
await server.listen()
console.log(server.address.port)
