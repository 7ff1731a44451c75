"""The peer of nettalk that is always there: Python's own server on 127.0.0.1:PORT."""

import socketserver
import sys


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        while octets := self.request.recv(65536):
            self.request.sendall(octets)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server(("127.0.0.1", int(sys.argv[1])), Echo) as server:
    server.serve_forever()
