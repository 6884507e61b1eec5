#!/usr/bin/env python3
"""Runs the benchmarks and writes their tables into docs/benchmarks.md.

usage: bench/run.py [PART ...]      parts: import match plan store intake rules way-up csv http; none means all

Each part is a section of the page between `<!-- part:NAME -->` marks; only the sections of the
parts that ran are rewritten. Ratios always come from one run: a peer does the same work in turn.
"""
import json, os, pathlib, platform, re, shutil, socket, statistics, subprocess, sys, tempfile, threading, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / 'build/release/bin'
PAGE = ROOT / 'docs/benchmarks.md'
DATA = pathlib.Path(os.environ.get('RONGTONG_TESTDATA', ROOT / '../shared/data'))
ROUNDS = 3


def timed(command, **options):
    """Seconds and peak memory (MB) of one process; stops when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'{command} ended with {process.returncode}: {error.decode()}')
    return seconds, usage.ru_maxrss / 1024


def table(headers, rows):
    lines = ['| ' + ' | '.join(headers) + ' |', '|' + ' --- |' * len(headers)]
    return '\n'.join(lines + ['| ' + ' | '.join(str(c) for c in row) + ' |' for row in rows])


def need_data(*names):
    missing = [n for n in names if not (DATA / n).exists()]
    if missing:
        sys.exit(f'TEST DATA ABSENT: {DATA} lacks {", ".join(missing)}; set RONGTONG_TESTDATA')


def part_import():
    need_data('registry/enterprises.csv.xz')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        packed = DATA / 'registry/enterprises.csv.xz'
        csv = folder / 'enterprises.csv'
        with open(csv, 'wb') as out:
            subprocess.run(['xz', '-dc', str(packed)], stdout=out, check=True)
        columns = open(csv, encoding='utf-8').readline().strip()

        def shell():
            database = folder / 'peer.db'
            database.unlink(missing_ok=True)
            return timed(['sqlite3', str(database), f'create table e({columns})',
                          'create unique index i on e(credit_code)', f'.import --csv --skip 1 {csv} e'])

        def ours(file, index):
            data = folder / 'data'
            shutil.rmtree(data, ignore_errors=True)
            options = [] if index else ['--no-index']
            return timed([str(BIN / 'rongtong'), '--data', str(data), '--quiet', 'import', 'enterprises',
                          str(file), '--as-of', '2019-01-01', *options])

        runs = {'peer': [], 'csv': [], 'index': [], 'xz': []}
        for _ in range(ROUNDS):
            runs['peer'].append(shell())
            runs['csv'].append(ours(csv, False))
            runs['index'].append(ours(csv, True))
            runs['xz'].append(ours(packed, False))
    base = statistics.median(s for s, _ in runs['peer'])
    names = {'peer': '`sqlite3` shell, `.import` into a table with a unique index', 'csv': '`rongtong import enterprises`, all checks',
             'index': 'the same, with the capability index built', 'xz': 'the same from enterprises.csv.xz, no index'}
    rows = []
    for key, values in runs.items():
        seconds = statistics.median(s for s, _ in values)
        rows.append([names[key], f'{seconds:.2f}', f'{seconds / base:.2f} ×', f'{max(m for _, m in values):.0f}'])
    return (f'350,000 registrations (124 MB), median of {ROUNDS} interleaved runs; target: at most 3 ×, 300 MB.\n\n'
            + table(['what', 'seconds', 'to the shell', 'peak MB'], rows))


def program_output(*command):
    return subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT,
                          env={**os.environ, 'RONGTONG_TESTDATA': str(DATA)}).stdout.strip()


def google_benchmark(name):
    report = json.loads(program_output(BIN / f'rongtong_{name}_bench', '--benchmark_format=json'))
    rows, extra = [], []
    known = {'name', 'family_index', 'per_family_instance_index', 'run_name', 'run_type', 'repetitions',
             'repetition_index', 'threads', 'iterations', 'real_time', 'cpu_time', 'time_unit', 'label',
             'bytes_per_second', 'items_per_second'}
    for run in report['benchmarks']:
        counters = ', '.join(f'{k} {v:,.6g}' for k, v in run.items() if k not in known)
        speed = f"{run['bytes_per_second'] / 1e6:,.0f} MB/s" if 'bytes_per_second' in run else ''
        rows.append([run['name'], f"{run['real_time']:,.3f} {run['time_unit']}", ' '.join(filter(None, [speed, counters, run.get('label', '')]))])
    return table(['benchmark', 'time', 'figures'], rows)


def part_match():
    need_data('registry/enterprises.csv.xz', 'matching/needs.dev.jsonl')
    return program_output(BIN / 'rongtong_match_bench') + '\n\n' + command_line_match()


def command_line_match():
    """The same needs through the program, start included, judged by the collection's own script."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rongtong = [str(BIN / 'rongtong'), '--data', str(folder / 'data'), '--quiet']
        subprocess.run([*rongtong, 'import', 'enterprises', str(DATA / 'registry/enterprises.csv.xz'),
                        '--as-of', '2019-01-01'], check=True, stdout=subprocess.DEVNULL)
        run = folder / 'run.txt'
        match = [*rongtong, 'match', '--needs', str(DATA / 'matching/needs.dev.jsonl'), '--top', '50', '--trec', str(run)]
        seconds = statistics.median(timed(match)[0] for _ in range(ROUNDS))
        scores = subprocess.run([sys.executable, str(DATA / 'matching/score.py'), str(DATA / 'matching/qrels.dev.txt'), str(run)],
                                check=True, stdout=subprocess.PIPE, text=True).stdout.split('\n')[1].split('\t')
    return ('`rongtong match --needs needs.dev.jsonl --top 50 --trec run.txt` over the stored index, whole process, and `score.py` on its run:\n\n'
            + table(['seconds, start to end', 'nDCG@10', 'P@5', 'recall@50', 'judged@10'], [[f'{seconds:.2f}', *scores[1:]]]))


def part_intake():
    need_data('registry/enterprises.csv.xz')
    return google_benchmark('intake')


NGINX = """worker_processes 2; daemon off; pid {0}/pid; error_log {0}/error.log;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type application/json;
  open_file_cache max=10; client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
  uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
  server {{ listen 127.0.0.1:{1}; root {0}; }} }}"""


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def h2load(url, *options):
    """Requests a second, and p99 in ms from the log of single requests."""
    with tempfile.NamedTemporaryFile() as log:
        run = subprocess.run(['h2load', '--h1', '-t1', f'--log-file={log.name}', *options, url],
                             capture_output=True, text=True, check=True)
        rate = float(re.search(r'([0-9.]+) req/s', run.stdout).group(1))
        times, wrong = [], 0
        for line in open(log.name, encoding='ascii'):
            _, status, micros = line.split('\t')[:3]
            wrong += status != '200'
            times.append(int(micros))
    times.sort()
    if wrong or not times:
        sys.exit(f'{wrong} of {len(times)} answers of {url} were not 200')
    return rate, times[int(len(times) * 0.99)] / 1000


class SlowClients:
    """Idle ones, and slow ones that send a byte of their head a second."""

    def __init__(self, port, idle, slow):
        self.sockets = [socket.create_connection(('127.0.0.1', port)) for _ in range(idle + slow)]
        self.slow = self.sockets[idle:]
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.drip)
        self.thread.start()

    def drip(self):
        text = b'GET /small.json HTTP/1.1\r\nHost: localhost\r\nX-Slow: ' + b'x' * 4000
        for i in range(len(text)):
            if self.ended.wait(1 if i else 0):
                return
            for one in self.slow:
                try:
                    one.send(text[i:i + 1])
                except OSError:
                    pass  # timed out by the server, as it should be

    def end(self):
        self.ended.set()
        self.thread.join()
        for one in self.sockets:
            one.close()


def part_http():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        (pathlib.Path(folder) / 'small.json').write_text('x' * 2048, encoding='ascii')
        nginx_port = free_port()
        (pathlib.Path(folder) / 'nginx.conf').write_text(NGINX.format(folder, nginx_port), encoding='ascii')
        nginx = subprocess.Popen(['nginx', '-c', f'{folder}/nginx.conf', '-e', f'{folder}/error.log'])
        ours = subprocess.Popen([str(BIN / 'rongtong_http_bench')], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            port = int(ours.stdout.readline())
            time.sleep(0.5)
            return measure_http(port, nginx_port)
        finally:
            ours.stdin.close()
            ours.wait()
            nginx.terminate()
            nginx.wait()


def measure_http(port, nginx_port):
    urls = {'nginx, static file': f'http://127.0.0.1:{nginx_port}/small.json',
            'ours, cached, on the I/O thread': f'http://127.0.0.1:{port}/small.json',
            'ours, by way of a worker': f'http://127.0.0.1:{port}/worker'}
    runs = {name: [] for name in urls}
    for _ in range(5):
        for name, url in urls.items():
            runs[name].append(h2load(url, '-c64', '-n60000')[0])
    base = statistics.median(runs['nginx, static file'])
    rows = [[name, f'{statistics.median(r):,.0f}', f'{statistics.median(r) / base:.2f} ×'] for name, r in runs.items()]
    text = ('2,048 bytes over loopback, 64 connections, load and server on the same cores, median of 5 interleaved runs; '
            'target: at least 0.5 ×.\n\n' + table(['what', 'requests/s', 'to nginx'], rows))
    worker = urls['ours, by way of a worker']
    quiet, crowded = [], []
    for _ in range(5):
        quiet.append(h2load(worker, '-c20', '--rps=100', '-D3')[1])
        slow = SlowClients(port, 1000, 200)
        try:
            crowded.append(h2load(worker, '-c20', '--rps=100', '-D3')[1])
        finally:
            slow.end()
    rows = [['alone', f'{statistics.median(quiet):.2f}'],
            ['beside 1,000 idle and 200 slow connections', f'{statistics.median(crowded):.2f}']]
    return text + ('\n\nA held 2,000 requests/s by way of workers, median of 5 interleaved runs; target: the crowd changes p99 by '
                   '< 20 % or 2 ms.\n\n' + table(['what', 'p99, ms'], rows))


PARTS = {'import': ('Import of enterprises', part_import), 'match': ('Matching', part_match),
         'plan': ('Assignment and timetable', lambda: google_benchmark('plan')),
         'store': ('Store', lambda: program_output(BIN / 'rongtong_store_bench')),
         'intake': ('Checking rows', part_intake), 'rules': ('Judging by rules', lambda: program_output(BIN / 'rongtong_rules_bench')),
         'way-up': ('The way up', lambda: program_output(BIN / 'rongtong_way_up_bench')), 'http': ('Server', part_http), 'csv': ('Reading CSV', lambda: google_benchmark('csv'))}


def processor():
    for line in open('/proc/cpuinfo', encoding='utf-8'):
        if line.startswith('model name'):
            return line.split(':', 1)[1].strip()
    return platform.machine()


def page_with(text, name, title, body):
    block = f'<!-- part:{name} -->\n## {title}\n\n`script/bench {name}`, {time.strftime("%Y-%m-%d")}, {os.cpu_count()} cores, {processor()}.\n\n{body}\n<!-- end:{name} -->'
    pattern = re.compile(f'<!-- part:{name} -->.*?<!-- end:{name} -->', re.S)
    return pattern.sub(lambda _: block, text) if pattern.search(text) else text.rstrip() + '\n\n' + block + '\n'


def main():
    wanted = sys.argv[1:] or list(PARTS)
    for name in wanted:
        if name not in PARTS:
            sys.exit(f'no benchmark "{name}"; there are: {", ".join(PARTS)}')
    for name in wanted:
        title, measure = PARTS[name]
        print(f'{title} …', flush=True)
        body = measure()
        print(body, flush=True)
        text = PAGE.read_text(encoding='utf-8') if PAGE.exists() else '# Benchmarks\n\nRatios count, not lone seconds: each table comes from one run in which a peer did the same work.\n'
        PAGE.write_text(page_with(text, name, title, body), encoding='utf-8')


if __name__ == '__main__':
    main()
