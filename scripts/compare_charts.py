#!/usr/bin/env python3
"""Compares Slipway's rendering of Helm charts with that of Helm's own library.

    compare_charts.py record snippets|charts       renews Tests/HelmChartsTests/Fixtures/Golden/{snippets,charts}.json: small templates and charts
                                                   of our own with what Helm makes of them; --add FILE.json adds cases
    compare_charts.py collect REPOSITORY ...       copies the charts of Git repositories (a clone or a bare one each) into the cache
    compare_charts.py render [--only TEXT]         lets Helm render every chart in the cache that it has not rendered yet
    compare_charts.py statistics                   what came out
    compare_charts.py compare --renderer PROGRAM   renders the same with Slipway and shows the differences; the program is that of
                                                   `cd Benchmarks && swift build -c release --product ChartBatch`
    compare_charts.py objects CHART MANIFESTS [VALUES.yaml ...]   whether a chart makes the same objects as a folder of manifests

The cache is ~/.cache/chart-comparison or $CHART_COMPARISON_CACHE. Public charts are other people's work: they stay there.
"""
import argparse
import base64
import collections
import concurrent.futures
import datetime
import itertools
import json
import multiprocessing
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import helm_library

ROOT = pathlib.Path(__file__).parent.parent
GOLDEN = ROOT / "Tests/HelmChartsTests/Fixtures/Golden"
CACHE = pathlib.Path(os.environ.get("CHART_COMPARISON_CACHE", pathlib.Path.home() / ".cache" / "chart-comparison"))
RELEASE, NAMESPACE, KUBE_VERSION = "demo", "shop", "v1.33.1"
MORE_KINDS = [
    ("monitoring.coreos.com", "v1", kind) for kind in ("ServiceMonitor", "PodMonitor", "PrometheusRule", "Prometheus", "Alertmanager", "Probe")
] + [
    ("cert-manager.io", "v1", "Certificate"), ("cert-manager.io", "v1", "Issuer"), ("cert-manager.io", "v1", "ClusterIssuer"),
    ("autoscaling.k8s.io", "v1", "VerticalPodAutoscaler"), ("route.openshift.io", "v1", "Route"), ("keda.sh", "v1alpha1", "ScaledObject"),
    ("security.openshift.io", "v1", "SecurityContextConstraints"), ("traefik.io", "v1alpha1", "IngressRoute"),
    ("networking.istio.io", "v1beta1", "VirtualService"), ("gateway.networking.k8s.io", "v1", "HTTPRoute"),
]
CHANCE = re.compile(
    r"\b(randAlphaNum|randAlpha|randNumeric|randAscii|randBytes|randInt|uuidv4|shuffle|genCA|genCAWithKey|genSelfSignedCert|genSelfSignedCertWithKey|"
    r"genSignedCert|genSignedCertWithKey|genPrivateKey|htpasswd|bcrypt|now|ago|encryptAES)\b")
# What Helm's commands check and its library does not.
ONLY_IN_COMMANDS = ("library charts are not installable", "missing in charts/ directory")
SECONDS_FOR_A_CASE = 30
oracle = None


def ask(task):
    """Runs in a process of its own, since the library keeps one last error for all threads."""
    global oracle
    if oracle is None:
        oracle = helm_library.Oracle()
    function, *arguments = task
    return globals()[function](*arguments)


def in_parallel(tasks, processes=2):
    with concurrent.futures.ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(ask, tasks)


# Golden files

def render_golden(kind, golden, case):
    """One case, twice: what varies is no golden."""
    given = {key: case[key] for key in ("name", "template", "helpers", "files", "values") if key in case}
    with tempfile.TemporaryDirectory() as folder:
        chart = pathlib.Path(folder, "chart")
        write_chart(chart, snippet_files(golden, case) if kind == "snippets" else case["files"])
        answers = [oracle.render(chart, case.get("values", {}), golden["release"], golden["namespace"], golden["kubeVersion"]) for _ in range(2)]
    answer = answers[0]
    today = datetime.date.today().isoformat()
    if answer != answers[1] or len(answer.get("error", "")) > 10_000 or today in json.dumps(answer):
        return {**given, "varies": True}
    if "error" in answer:
        after = {} if answer["stage"] == "render" else {"stage": answer["stage"]}
        return {**given, "error": answer["error"].replace(folder, "FOLDER"), **after}
    if kind == "snippets":
        return {**given, "output": answer["notes"]}
    return {**given, **{key: answer[key] for key in ("manifest", "hooks", "notes") if answer[key]}}


def snippet_files(golden, case):
    """A snippet is rendered as NOTES.txt, so that any text will do."""
    helpers = {"templates/_helpers.tpl": case["helpers"]} if "helpers" in case else {}
    return {
        **golden["files"], "Chart.yaml": json.dumps(golden["chart"]), "values.yaml": json.dumps(golden["values"]),
        "templates/NOTES.txt": case["template"], **helpers,
    }


def write_chart(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(text["base64"]) if isinstance(text, dict) else text.encode())


def record(arguments):
    path = GOLDEN / f"{arguments.kind}.json"
    golden = json.loads(path.read_text())
    golden["apiVersions"] = helm_library.Kinds().api_versions()
    if arguments.add:
        added = json.loads(pathlib.Path(arguments.add).read_text())
        names = {case["name"] for case in added}
        golden["cases"] = [case for case in golden["cases"] if case["name"] not in names] + added
    cases = list(in_parallel(("render_golden", arguments.kind, golden, case) for case in golden["cases"]))
    varying = [case["name"] for case in cases if "varies" in case]
    if varying:
        print("left out, since two renderings differ or the error is endless:", *varying, sep="\n  ")
    golden["cases"] = [case for case in cases if "varies" not in case]
    compact = lambda value: json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    head = ",\n".join(f'"{key}":{compact(value)}' for key, value in golden.items() if key != "cases")
    path.write_text("{\n" + head + ',\n"cases":[\n' + ",\n".join(map(compact, golden["cases"])) + "\n]}\n")
    failed = sum("error" in case for case in golden["cases"])
    print(f"{len(golden['cases'])} {arguments.kind}: {len(golden['cases']) - failed} rendered, {failed} with an error")


# Charts

def charts_of(repository):
    """The folders of charts in the newest commit that are no parts of other charts."""
    names = git(repository, "ls-tree", "-r", "-z", "--name-only", "HEAD").decode(errors="replace").split("\0")
    folders = sorted(name.rpartition("/")[0] for name in names if name.rpartition("/")[2] == "Chart.yaml")
    folders = [folder for folder in folders if not any(folder.startswith(other + "/charts/") for other in folders if other)]
    if len(folders) > 500:
        # A repository of releases, charts/NAME/VERSION: the newest of each will do.
        folders = sorted({folder.rpartition("/")[0]: folder for folder in folders}.values())
    return folders


def git(repository, *arguments):
    folder = repository if (repository / "HEAD").exists() else repository / ".git"
    return subprocess.run(["git", f"--git-dir={folder}", *arguments], capture_output=True).stdout


def collect(arguments):
    """A chart lies in the cache as charts/REPOSITORY/FOLDER-WITH-DASHES."""
    for argument in arguments.repositories:
        repository = pathlib.Path(argument)
        name = arguments.name or [part for part in repository.absolute().parts if part not in ("repo", ".git")][-1]
        folders = charts_of(repository)[: arguments.limit]
        target = CACHE / "charts" / name
        if not folders or target.exists():
            continue
        target.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as scratch:
            for start in range(0, len(folders), 100):
                archive = git(repository, "archive", "HEAD", "--", *(folder or "." for folder in folders[start:start + 100]))
                subprocess.run(["tar", "-x", "-C", scratch], input=archive)
            for folder in folders:
                source, copy = pathlib.Path(scratch, folder), target / (folder.replace("/", "--") or "root")
                if (source / "Chart.yaml").is_file() and not copy.exists():
                    shutil.copytree(source, copy, ignore_dangling_symlinks=True)
        print(f"{name}: {len(list(target.iterdir()))} charts")
    provide_dependencies()


def read_yaml(path):
    try:
        return yaml.load(path.read_text(), Loader=yaml.CSafeLoader) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}


def provide_dependencies():
    """Puts dependencies into charts/ where a chart of that name was collected, of the same repository if there is one."""
    known = {}
    for path in sorted(CACHE.glob("charts/*/*/Chart.yaml")):
        known.setdefault(read_yaml(path).get("name"), []).append(path.parent)
    missing = 0
    for path in sorted(CACHE.glob("charts/*/*/Chart.yaml")):
        missing += not complete(path.parent, known, 0)
    print(f"{sum(map(len, known.values()))} charts, {missing} of them lack dependencies")


def complete(chart, known, depth):
    wanted = list(read_yaml(chart / "Chart.yaml").get("dependencies") or []) + list(read_yaml(chart / "requirements.yaml").get("dependencies") or [])
    found = True
    for dependency in wanted:
        name = dependency.get("name")
        target = chart / "charts" / str(name)
        if target.exists() or list(chart.glob(f"charts/{name}-*.tgz")):
            continue
        candidates = [other for other in known.get(name, []) if other != chart]
        owner = chart.parent.name.partition("+")[0]
        candidates.sort(key=lambda other: (other.parent != chart.parent, other.parent.name.partition("+")[0] != owner))
        if not candidates or depth > 3:
            found = False
            continue
        if target.is_symlink():
            target.unlink()
        shutil.copytree(candidates[0], target, ignore_dangling_symlinks=True)
        fit_version(target / "Chart.yaml", str(dependency.get("version", "")))
        found = complete(target, known, depth + 1) and found
    return found


def fit_version(path, wanted):
    """Gives a copied chart the lowest version that its parent asks for; Helm leaves out charts of other versions."""
    numbers = re.search(r"\d+(\.(\d+|[xX*]))*", wanted)
    if numbers:
        parts = [part if part.isdigit() else "0" for part in numbers[0].split(".")]
        version = ".".join((parts + ["0", "0"])[:3])
        path.write_text(re.sub(r"(?m)^version:.*$", f"version: {version}", path.read_text(), count=1))


def cases_of(chart):
    """A chart with its own values, with those its authors test it with, with more kinds served where it asks for kinds, and with all switched on."""
    name = f"{chart.parent.name}/{chart.name}"
    yield {"id": name, "chart": str(chart), "values": {}, "extra": []}
    for path in sorted([*chart.glob("ci/*values.y*ml")])[:4]:
        values = read_yaml(path)
        if isinstance(values, dict) and values:
            yield {"id": f"{name}@{path.stem}", "chart": str(chart), "values": json.loads(json.dumps(values, default=str)), "extra": []}
    templates = "".join(path.read_text(errors="replace") for path in chart.glob("**/templates/**/*") if path.is_file())
    if "APIVersions.Has" in templates:
        yield {"id": f"{name}@more-kinds", "chart": str(chart), "values": {}, "extra": MORE_KINDS}
    enabled = all_enabled(read_yaml(chart / "values.yaml"))
    if enabled:
        yield {"id": f"{name}@all-enabled", "chart": str(chart), "values": enabled, "extra": []}


def all_enabled(values):
    """Values that switch on whatever is off in a chart's own."""
    found = {}
    for key, value in values.items() if isinstance(values, dict) else ():
        if value is False and key == "enabled":
            found[key] = True
        elif isinstance(value, dict) and (inner := all_enabled(value)):
            found[str(key)] = inner
    return found


def chance_of(chart):
    """The functions of chance and time that a chart's files mention: its rendering may differ from one time to the next."""
    found = set()
    for path in chart.glob("**/*"):
        if path.is_file() and path.suffix in (".yaml", ".yml", ".tpl", ".txt"):
            found.update(CHANCE.findall(path.read_text(errors="replace")))
    return sorted(found)


def render_case(case):
    started = time.time()
    result = {
        **case, "release": RELEASE, "namespace": NAMESPACE, "kubeVersion": KUBE_VERSION,
        **oracle.render(case["chart"], case["values"], RELEASE, NAMESPACE, KUBE_VERSION, case["extra"]),
    }
    result["seconds"] = round(time.time() - started, 3)
    if "error" not in result:
        again = oracle.render(case["chart"], case["values"], RELEASE, NAMESPACE, KUBE_VERSION, case["extra"])
        for part, one, other in (("manifest", printed(result), printed(again)), ("notes", result["notes"], again["notes"])):
            one, other = one.splitlines(), other.splitlines()
            if one != other:
                lines = [number for number, pair in enumerate(zip(one, other)) if pair[0] != pair[1]]
                result.setdefault("varying", {})[part] = lines if len(one) == len(other) else None
    if "varying" in result:
        result["chance"] = chance_of(pathlib.Path(case["chart"]))
    return result


def printed(result):
    """What `helm template` prints."""
    hooks = (f"---\n# Source: {hook['path']}\n{hook['manifest']}\n" for hook in result["hooks"])
    return result["manifest"].strip() + "\n" + "".join(hooks)


def result_path(case):
    return CACHE / "results" / (case["id"].replace("/", "+") + ".json")


def render(arguments):
    results = CACHE / "results"
    results.mkdir(parents=True, exist_ok=True)
    for name, extra in (("plain", []), ("more-kinds", MORE_KINDS)):
        (CACHE / f"api-versions-{name}.json").write_text(json.dumps(helm_library.Kinds(extra).api_versions()))
    charts = sorted(path.parent for path in CACHE.glob("charts/*/*/Chart.yaml"))
    cases = [case for chart in charts for case in cases_of(chart) if not arguments.only or arguments.only in case["id"]]
    cases = [case for case in cases if arguments.again or not result_path(case).exists()]
    for count, result in enumerate(in_parallel(("render_case", case) for case in cases)):
        result_path(result).write_text(json.dumps(result))
        if count % 50 == 49:
            print(f"{count + 1} of {len(cases)}", file=sys.stderr)
    statistics(arguments)


def stored():
    for path in sorted(CACHE.glob("results/*.json")):
        result = json.loads(path.read_text())
        if "error" in result:
            result["stage"] = helm_library.stage_of(result["error"])
        yield result


def statistics(arguments):
    classes, counts = collections.Counter(), collections.Counter()
    for result in stored():
        counts["cases"] += 1
        if "error" not in result:
            counts["rendered"] += 1
            counts["with lines that vary"] += "varying" in result
            counts["that vary in their number of lines"] += None in result.get("varying", {}).values()
            counts["bytes"] += len(result["manifest"])
        else:
            counts["refused: " + result["stage"]] += 1
            classes[error_class(result["error"])] += 1
    print(*(f"{count:>10} {name}" for name, count in counts.items()), "", *(f"{count:>6} {name}" for name, count in classes.most_common(40)), sep="\n")


def error_class(error):
    line = re.sub(r"\s+", " ", error)
    line = re.sub(r"\S+/templates/\S+", "FILE", line)
    return re.sub(r'"[^"]*"|<[^>]*>', "…", line)[-110:]


# Comparison

def batch_of(results, folder, repeat):
    """What the renderer is to do; values are files, as on a command line."""
    versions = {name: json.loads((CACHE / f"api-versions-{name}.json").read_text()) for name in ("plain", "more-kinds")}
    cases = []
    for number, result in enumerate(results):
        values = pathlib.Path(folder, f"values{number}.json")
        values.write_text(json.dumps(result["values"]))
        cases.append({
            **{key: result[key] for key in ("id", "chart", "release", "namespace", "kubeVersion")}, "values": str(values),
            "apiVersions": versions["more-kinds" if result["extra"] else "plain"],
        })
    return {"cases": cases, "repeat": repeat}


def put_all(stream, lines):
    for line in stream:
        lines.put(line)
    lines.put(None)


def run_batch(renderer, cases, folder, repeat):
    """The renderer's answers by id. One that dies or hangs loses its case and goes on with the next."""
    answers = {}
    while cases:
        path = pathlib.Path(folder, f"batch-{pathlib.Path(cases[0]['values']).stem}.json")
        path.write_text(json.dumps({"cases": cases, "repeat": repeat}))
        command = [renderer, str(path)] if pathlib.Path(renderer).name != "slipway" else [renderer, "helm", "template", "--batch", str(path)]
        with tempfile.TemporaryFile() as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
            lines = queue.SimpleQueue()
            threading.Thread(target=put_all, args=(process.stdout, lines), daemon=True).start()
            try:
                # A case may take its time, but not for ever.
                while line := lines.get(timeout=SECONDS_FOR_A_CASE):
                    answer = json.loads(line)
                    answers[answer["id"]] = answer
            except queue.Empty:
                process.kill()
            errors.seek(0)
            message = errors.read()[-300:].decode(errors="replace")
        cases = [case for case in cases if case["id"] not in answers]
        if cases:
            answers[cases[0]["id"]] = {"id": cases[0]["id"], "error": f"the renderer ended with {process.returncode} or hung: {message}", "died": True}
            cases = cases[1:]
    return answers


def without_lines(text, numbers):
    lines = text.splitlines()
    return [line for number, line in enumerate(lines) if number not in set(numbers)]


def first_difference(helm, ours):
    for number, (one, other) in enumerate(itertools.zip_longest(helm, ours, fillvalue="(the end)")):
        if one != other:
            source = next((line for line in reversed(helm[:number + 1]) if line.startswith("# Source: ")), "")
            context = [f"      {line}" for line in helm[max(0, number - 2):number]]
            return "\n".join([f"    line {number + 1} {source}", *context, f"    H {one}", f"    S {other}"])
    return None


def in_other_words(helm, ours):
    """Whether both complain of the same: of chart files and of schemas we say more than Helm does."""
    if helm.strip() == re.sub(r" \(values\.schema\.json#[^)]*\)", "", ours).strip():
        return True
    if helm.startswith("values don't meet the specifications") and "/values.schema.json:" in ours:
        return True
    if not helm.startswith(("failed to load chart: ", "invalid chart apiVersion", "chart requires kubeVersion", "type mismatch on")):
        return False
    return "/templates/" not in ours or re.sub(r"^failed to load chart: (cannot load \S+: )?", "", helm).strip() in ours


def verdict(result, answer):
    """A class of outcome, and what to show of it."""
    if answer is None or "died" in answer:
        return "died", f"    S {answer and answer['error']}"
    if any(text in answer.get("error", "") for text in ONLY_IN_COMMANDS) or "failing loading \"http" in result.get("error", ""):
        return "not compared", None
    if "error" in result and result["stage"] == "render":
        if "error" not in answer:
            return "only Helm refuses", f"    H {result['error'][:600]}"
        if result["error"] == answer["error"]:
            return "same error", None
        if in_other_words(result["error"], answer["error"]):
            return "same error, in words of our own", None
        return "other error", f"    H {result['error'][:600]}\n    S {answer['error'][:600]}"
    if "error" in answer:
        return ("only Slipway refuses", f"    S {answer['error'][:600]}") if "error" not in result else ("not compared", None)
    if "error" in result:
        return "not compared", None
    varying = result.get("varying", {})
    for part, helm, ours in (("manifest", printed(result), answer["text"]), ("notes", result["notes"], answer.get("notes", ""))):
        lines = varying.get(part, [])
        if lines is None:
            continue
        one, other = without_lines(helm.strip(), lines), without_lines(ours.strip(), lines)
        found = first_difference(one, other)
        if found:
            return f"{part} differs", found
    return ("equal but for chance" if varying else "equal"), None


def golden_results(kind, folder):
    """The cases of a golden file as results, their charts written to a folder."""
    golden = json.loads((GOLDEN / f"{kind}.json").read_text())
    for number, case in enumerate(golden["cases"]):
        chart = pathlib.Path(folder, str(number), "chart")
        write_chart(chart, snippet_files(golden, case) if kind == "snippets" else case["files"])
        result = {
            "id": case["name"], "chart": str(chart), "values": case.get("values", {}), "extra": [], "release": golden["release"],
            "namespace": golden["namespace"], "kubeVersion": golden["kubeVersion"],
        }
        if "error" in case:
            yield {**result, "error": case["error"].replace("FOLDER", f"{folder}/{number}"), "stage": case.get("stage", "render")}
        else:
            notes = case.get("output", case.get("notes", ""))
            yield {**result, "manifest": case.get("manifest", ""), "hooks": case.get("hooks", []), "notes": notes}


def compare(arguments):
    with tempfile.TemporaryDirectory() as folder:
        return show_comparison(arguments, list(golden_results(arguments.golden, folder)) if arguments.golden else list(stored()))


def show_comparison(arguments, results):
    results = [result for result in results if not arguments.only or arguments.only in result["id"]][:: arguments.every]
    if arguments.without_chance:
        results = [result for result in results if "varying" not in result]
    if arguments.cases:
        results = [result for result in results if result["id"] in arguments.cases]
    counts, shown = collections.Counter(), collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        cases = batch_of(results, folder, arguments.repeat)["cases"]
        with concurrent.futures.ThreadPoolExecutor(arguments.processes) as pool:
            size = 50
            parts = pool.map(lambda start: run_batch(arguments.renderer, cases[start:start + size], folder, arguments.repeat), range(0, len(cases), size))
            answers = {name: answer for part in parts for name, answer in part.items()}
    for result in results:
        kind, detail = verdict(result, answers.get(result["id"]))
        counts[kind] += 1
        if detail:
            shown[kind].append(f"  {result['id']}\n{detail}")
    for kind, texts in sorted(shown.items()):
        print(f"\n{kind}:", *texts[: arguments.show], sep="\n")
    print("", *(f"{count:>6} {kind}" for kind, count in counts.most_common()), f"{len(results):>6} cases", sep="\n")
    return 0 if not shown else 1


# Objects

def parsed(texts):
    """Objects by kind, namespace and name."""
    found = {}
    for text in texts:
        for item in yaml.safe_load_all(text):
            if item:
                metadata = item["metadata"]
                found[f"{item['apiVersion']} {item['kind']} {metadata.get('namespace', '-')}/{metadata['name']}"] = item
    return found


def differences(left, right, path=""):
    if isinstance(left, dict) and isinstance(right, dict):
        for key in sorted({*left, *right}, key=str):
            yield from differences(left.get(key), right.get(key), f"{path}.{key}")
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for index, pair in enumerate(zip(left, right)):
            yield from differences(*pair, f"{path}[{index}]")
    elif left != right:
        yield f"{path}: {json.dumps(left)} in the chart, {json.dumps(right)} in the manifests"


def objects(arguments):
    values = {}
    for name in arguments.values:
        values = merged(values, read_yaml(pathlib.Path(name)))
    answer = helm_library.Oracle().render(pathlib.Path(arguments.chart).absolute(), values, "taskboard", NAMESPACE, KUBE_VERSION)
    if "error" in answer:
        sys.exit(answer["error"])
    if arguments.show:
        print(answer["manifest"], *(hook["manifest"] for hook in answer["hooks"]), answer["notes"], sep="\n---\n")
    ours = parsed([answer["manifest"], *(hook["manifest"] for hook in answer["hooks"])])
    theirs = parsed(path.read_text() for path in sorted(pathlib.Path(arguments.manifests).glob("*.yaml")))
    different = [line for name in sorted({*ours, *theirs}) for line in differences(ours.get(name), theirs.get(name), name)]
    print(*different, f"{len(ours)} objects in the chart, {len(theirs)} in the manifests, {len(different)} differences", sep="\n")
    return 1 if different else 0


def merged(base, overrides):
    if not isinstance(base, dict) or not isinstance(overrides, dict):
        return overrides
    return {**base, **{key: merged(base.get(key), value) for key, value in overrides.items()}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("record")
    verb.add_argument("kind", choices=["snippets", "charts"])
    verb.add_argument("--add")
    verb.set_defaults(run=record)
    verb = verbs.add_parser("collect")
    verb.add_argument("repositories", nargs="+")
    verb.add_argument("--name")
    verb.add_argument("--limit", type=int, default=400)
    verb.set_defaults(run=collect)
    verb = verbs.add_parser("render")
    verb.add_argument("--only")
    verb.add_argument("--again", action="store_true")
    verb.set_defaults(run=render)
    verbs.add_parser("statistics").set_defaults(run=statistics)
    verb = verbs.add_parser("compare")
    verb.add_argument("--renderer", required=True)
    verb.add_argument("--golden", choices=["snippets", "charts"], help="the golden cases instead of collected charts")
    verb.add_argument("--only", help="cases whose name has this in it")
    verb.add_argument("--cases", nargs="*", help="cases by name")
    verb.add_argument("--without-chance", action="store_true", help="leave out what chance and time change; making keys takes long")
    verb.add_argument("--every", type=int, default=1, help="only every Nth case")
    verb.add_argument("--show", type=int, default=20, help="differences shown of each class")
    verb.add_argument("--repeat", type=int, default=1)
    verb.add_argument("--processes", type=int, default=2)
    verb.set_defaults(run=compare)
    verb = verbs.add_parser("objects")
    verb.add_argument("chart")
    verb.add_argument("manifests")
    verb.add_argument("values", nargs="*")
    verb.add_argument("--show", action="store_true")
    verb.set_defaults(run=objects)
    arguments = parser.parse_args()
    sys.exit(arguments.run(arguments))


if __name__ == "__main__":
    main()
