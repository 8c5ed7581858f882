"""Keeps the real AWS CLI ready: its modules are loaded once, and every command runs in a process forked from there.

Most of a short command's time is Python reading the CLI's modules. What runs is the CLI's own program in a process
of its own, with the arguments, variables, directory and streams of its caller.

    python3 ready_aws.py serve SOCKET PROGRAM    listens, and prints a line once it does
    python3 -IS ready_aws.py call SOCKET WORD…   runs `aws WORD…` there, as a command of a shell would
"""

import os
import socket
import sys


class DatedBy:
    """A `datetime` whose now stands still, for what a change set is described by."""

    def __init__(self, now):
        self.now = now

    def utcnow(self):
        import datetime

        return datetime.datetime.fromtimestamp(self.now, datetime.timezone.utc).replace(tzinfo=None)


def call(path, words):
    """Hands this process's streams over and ends as the command does."""
    import json

    line = socket.socket(socket.AF_UNIX)
    line.connect(path)
    request = json.dumps({'words': words, 'directory': os.getcwd(), 'variables': dict(os.environ)}).encode()
    socket.send_fds(line, [len(request).to_bytes(4, 'big')], [0, 1, 2])
    line.sendall(request)
    code = line.recv(1)
    return code[0] if code else 255


def serve(path, program):
    import signal

    import awscli.clidriver  # noqa: F401
    import awscli.handlers  # noqa: F401

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen(16)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print('ready', flush=True)
    while True:
        line, _ = listening.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            # Of its own: there is no terminal that a password could be asked on.
            os.setsid()
            listening.close()
            code = 255
            try:
                code = run(line, program)
            finally:
                line.sendall(bytes([code & 255]))
                os._exit(0)
        line.close()


def run(line, program):
    """Becomes the process that the caller would have started. Returns the exit code."""
    import json
    import random
    import runpy
    import time
    import traceback

    from awscli.customizations.cloudformation import deployer

    head, streams, _, _ = socket.recv_fds(line, 4, 3)
    for own, given in enumerate(streams):
        os.dup2(given, own)
        os.close(given)
    size = int.from_bytes(head, 'big')
    body = b''
    while len(body) < size:
        body += line.recv(size - len(body))
    request = json.loads(body)
    # Set by the CLI itself where it is loaded.
    data_path = os.environ['AWS_DATA_PATH']
    os.environ.clear()
    os.environ.update({'AWS_DATA_PATH': data_path} | request['variables'])
    os.chdir(request['directory'])
    time.tzset()
    random.seed()
    # What sessions are named after; signatures take the machine's own.
    if 'READY_TIME' in os.environ:
        now = float(os.environ['READY_TIME'])
        time.time = lambda: now
        deployer.datetime = DatedBy(now)
    sys.argv = [program, *request['words']]
    code = 0
    try:
        runpy.run_path(program, run_name='__main__')
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == '__main__':
    mode, path, *words = sys.argv[1:]
    if mode == 'serve':
        serve(path, words[0])
    else:
        sys.exit(call(path, words))
