#!/usr/bin/env python3
"""A web server of a folder for tests: Range, ETag and 304, PUT below reports/. On 127.0.0.1 alone.

server.py FOLDER LOG [--cut BYTES] [--tls CERTIFICATE KEY] [--client-ca FILE] [--missing STATUS]
Says its port on standard output. LOG: a line an answer, "METHOD STATUS BYTES PATH".
--cut: the first answer that is longer ends there.
"""
import argparse
import gzip
import hashlib
import http.server
import os
import ssl
import threading

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("log")
parser.add_argument("--cut", type=int, default=0)
parser.add_argument("--tls", nargs=2)
parser.add_argument("--client-ca")
parser.add_argument("--missing", type=int, default=404)
told = parser.parse_args()
folder = os.path.realpath(told.folder)
lock = threading.Lock()
cut = [told.cut]


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 120

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=()):
        with lock:
            short = cut[0] if 0 < cut[0] < len(body) else len(body)
            if short < len(body):
                cut[0] = 0
            with open(told.log, "a", encoding="utf-8") as log:
                log.write(f"{self.command} {status} {short} {self.path}\n")
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:short])
        if short < len(body):
            self.close_connection = True

    def file(self):
        path = os.path.realpath(os.path.join(folder, self.path.lstrip("/")))
        return path if path.startswith(folder + os.sep) else None

    def do_GET(self):
        path = self.file()
        if not path or not os.path.isfile(path) or "/reports/" in path:
            return self.answer(told.missing, b"not here\n")
        with open(path, "rb") as file:
            body = file.read()
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, headers=[("ETag", tag)])
        asked = self.headers.get("Range", "")
        if asked.startswith("bytes=") and asked.endswith("-"):
            begin = int(asked[6:-1])
            return self.answer(206, body[begin:], [
                ("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")])
        if "gzip" in self.headers.get("Accept-Encoding", "") and path.endswith(".json"):
            return self.answer(200, gzip.compress(body, 6), [
                ("ETag", tag), ("Content-Encoding", "gzip")])
        return self.answer(200, body, [("ETag", tag)])

    def do_PUT(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.file()
        if not path or not self.path.startswith("/reports/") or len(body) > 16384:
            return self.answer(403)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".new", "wb") as file:
            file.write(body)
        os.rename(path + ".new", path)
        return self.answer(201)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


server = Server(("127.0.0.1", 0), Answers)
if told.tls:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*told.tls)
    if told.client_ca:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(told.client_ca)
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
