#!/usr/bin/env python3
"""A forward proxy for tests, as hospitals have one: whatever host is asked for, it is the server
at this port of 127.0.0.1.

proxy.py LOG PORT
Says its port on standard output. LOG: a line a connection, "METHOD TARGET".
"""
import socket
import sys
import threading

log, server_port = sys.argv[1], int(sys.argv[2])


def pass_on(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def head_of(client):
    head = b""
    while b"\r\n\r\n" not in head and (data := client.recv(1)):
        head += data
    return head


def answer(client):
    with client, socket.create_connection(("127.0.0.1", server_port)) as server:
        # An http request names the whole address, and each may be another: one a connection.
        head = head_of(client)
        method, target, version = head.split(b"\r\n", 1)[0].split(b" ")
        with open(log, "ab") as lines:
            lines.write(method + b" " + target + b"\n")
        if method == b"CONNECT":
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = b"/" + target.split(b"/", 3)[3]
            rest = head.split(b"\r\n", 1)[1]
            server.sendall(b"%s %s %s\r\nConnection: close\r\n%s" % (method, path, version, rest))
        other = threading.Thread(target=pass_on, args=(client, server), daemon=True)
        other.start()
        pass_on(server, client)


listener = socket.create_server(("127.0.0.1", 0), backlog=64)
print(listener.getsockname()[1], flush=True)
while True:
    threading.Thread(target=answer, args=(listener.accept()[0],), daemon=True).start()
