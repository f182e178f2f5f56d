"""Helm 4's own Go library as an oracle: what Helm renders of a chart, and what it says where it refuses.

The library comes with the PyPI wheel helm-sdkpy; it is unpacked into a cache and called with ctypes. It can only install, so each
installation gets a little API server of its own (a path prefix of one HTTP server): it answers discovery, refuses to store the
release, and keeps what Helm wanted to store, which is the rendering. Nothing but discovery and the release is asked for any longer
than that, and no cluster is needed.
"""
import base64
import ctypes
import glob
import gzip
import http.server
import json
import os
import pathlib
import platform
import re
import socketserver
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import zipfile

CACHE = pathlib.Path(os.environ.get("HELM_LIBRARY_CACHE", pathlib.Path.home() / ".cache" / "helm-library"))
SCHEMA = pathlib.Path(__file__).parent.parent / "Sources/KubeSchema/Resources/KubernetesSchema.swift"
STANDARD_VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
CAUGHT = "the oracle has seen enough"


def load():
    """The shared library, downloaded on first use."""
    pattern = str(CACHE / "**" / "libhelm_sdkpy.so")
    if not glob.glob(pattern, recursive=True):
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            machine = platform.machine()
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--python-version", "3.12",
                 "--implementation", "cp", "--platform", f"manylinux2014_{machine}", "--platform", f"manylinux_2_28_{machine}",
                 "-d", folder, "helm-sdkpy"], check=True, stdout=sys.stderr)
            zipfile.ZipFile(glob.glob(folder + "/*.whl")[0]).extractall(CACHE)
    found = sorted(glob.glob(pattern, recursive=True))
    arm = platform.machine() in ("aarch64", "arm64")
    library = ctypes.CDLL(next((path for path in found if ("arm64" in path) == arm), found[0]))
    library.helm_sdkpy_get_thread_error.restype = ctypes.c_char_p
    library.helm_sdkpy_last_error.restype = ctypes.c_char_p
    library.helm_sdkpy_free.argtypes = [ctypes.c_void_p]
    library.helm_sdkpy_config_destroy.argtypes = [ctypes.c_ulonglong]
    return library


class Kinds:
    """The resources a cluster serves, as aggregated discovery tells them."""

    def __init__(self, extra=()):
        self.groups = {}
        self.answers = {}
        for line in SCHEMA.read_text().splitlines():
            if line.startswith("R\t"):
                _, group, version, kind, plural, singular, scope, _, _, verbs, subresources, *_ = line.split("\t")
                self.add(group, version, kind, plural, singular, scope == "N", verbs, subresources)
        for group, version, kind in extra:
            self.learn(group, version, kind)

    def learn(self, group, version, kind):
        """Serves a kind of which only the name is known."""
        plural = kind.lower() + ("es" if kind.endswith("s") else "s")
        if not any(entry["responseKind"]["kind"] == kind for entry in self.groups.get(group, {}).get(version, [])):
            self.add(group, version, kind, plural, kind.lower())

    def api_versions(self):
        """What `.Capabilities.APIVersions` holds, in the order of the text: versions of groups, and kinds in them."""
        found = set()
        for group, versions in self.groups.items():
            for version, entries in versions.items():
                name = f"{group}/{version}" if group else version
                found.add(name)
                for entry in entries:
                    found.add(f"{name}/{entry['responseKind']['kind']}")
                    found.update(f"{name}/{inner['responseKind']['kind']}" for inner in entry["subresources"])
        return sorted(found)

    def add(self, group, version, kind, plural, singular, namespaced=True, verbs="*", subresources=""):
        answer = lambda group, version, kind: {"group": group, "version": version, "kind": kind}
        entry = {
            "resource": plural, "responseKind": answer(group, version, kind), "scope": "Namespaced" if namespaced else "Cluster",
            "singularResource": singular, "verbs": STANDARD_VERBS if verbs == "*" else verbs.split(","), "subresources": [],
        }
        for text in filter(None, subresources.split(",")):
            name, _, verbs = text.partition(":")
            name, _, other = name.partition("=")
            # An empty group and version are those of the resource.
            inner = answer(*other.split("/")) if other else answer(group, version, kind)
            entry["subresources"].append({"subresource": name, "responseKind": inner, "verbs": verbs.split("+")})
        self.groups.setdefault(group, {}).setdefault(version, []).append(entry)
        self.answers = {}

    def discovery(self, core):
        if core not in self.answers:
            self.answers[core] = json.dumps(self.describe(core)).encode()
        return self.answers[core]

    def resources(self, group_version):
        *group, version = group_version.split("/")
        entries = self.groups.get("".join(group), {}).get(version, [])
        return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": group_version, "resources": [
            {"name": entry["resource"], "singularName": entry["singularResource"], "kind": entry["responseKind"]["kind"],
             "namespaced": entry["scope"] == "Namespaced", "verbs": entry["verbs"]} for entry in entries]}

    def describe(self, core):
        items = [
            {"metadata": {"name": group}, "versions": [
                {"version": version, "resources": resources, "freshness": "Current"} for version, resources in versions.items()]}
            for group, versions in self.groups.items() if (group == "") == core
        ]
        return {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": {}, "items": items}


class Visit:
    """One installation: what its API server says, and what it was told."""

    def __init__(self, kube_version, kinds, hidden):
        self.kube_version = kube_version
        self.kinds = kinds
        self.hidden = hidden
        self.release = None
        self.versions = 0
        self.read = set()

    def discovery(self, core):
        """What templates see as `.Capabilities` is read right after the second question for the version; all else has the hidden kinds."""
        for_capabilities = self.versions == 2 and core not in self.read
        if for_capabilities:
            self.read.add(core)
        return (self.kinds if for_capabilities else self.hidden).discovery(core)

    def keep(self, secret):
        """The release in a Secret, which is written in protobuf: base64 of compressed JSON."""
        text = re.search(rb"H4sI[A-Za-z0-9+/=]+", secret)
        if text:
            self.release = json.loads(gzip.decompress(base64.b64decode(text[0])))


class APIServer(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Serves every visit under its own path prefix."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.visits = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def answer(self, code, body, kind="application/json"):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def status(self, code, reason, message):
        self.answer(code, {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": reason, "message": message, "code": code})

    def serve(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        url = urllib.parse.urlsplit(self.path)
        _, name, path = url.path.split("/", 2)
        visit = self.server.visits[name]
        if path == "version":
            visit.versions += 1
            major, minor = re.match(r"v(\d+)\.(\d+)", visit.kube_version).groups()
            self.answer(200, {"major": major, "minor": minor, "gitVersion": visit.kube_version, "platform": "linux/amd64"})
        elif path in ("api", "apis"):
            self.answer(200, visit.discovery(path == "api"),
                        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")
        elif re.fullmatch(r"api/[^/]+|apis/[^/]+/[^/]+", path):
            self.answer(200, visit.hidden.resources(path.split("/", 1)[1]))
        elif self.command == "GET" and "labelSelector" in url.query:
            self.answer(200, {"kind": "SecretList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": []})
        elif self.command == "GET":
            # Nothing is there, not even to list: so that `lookup` answers as it does without a cluster.
            self.status(404, "NotFound", "not found")
        elif "/customresourcedefinitions" in path:
            self.status(409, "AlreadyExists", "already exists")
        else:
            if path.endswith("/secrets") and b"helm.sh/release.v1" in body:
                visit.keep(body)
            self.status(403, "Forbidden", CAUGHT)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = serve


def stage_of(error):
    """Whether an error is of the rendering, or of the objects, which is no matter of the templates."""
    after = ("unable to build kubernetes objects from release manifest", "unable to continue with install", "failed to install CRD")
    return "build" if error.startswith(after) else "render"


class Oracle:
    """Helm, asked what it makes of charts. Safe to use from several threads."""

    def __init__(self):
        self.home = tempfile.TemporaryDirectory()
        os.environ["KUBECACHEDIR"] = os.environ["HELM_CACHE_HOME"] = os.path.join(self.home.name, "cache")
        self.library = load()
        self.server = APIServer()
        self.kinds = {}
        self.hidden = Kinds()
        self.count = 0
        self.lock = threading.Lock()

    def served(self, extra):
        """The kinds of a cluster that serves more than Kubernetes itself."""
        with self.lock:
            key = tuple(map(tuple, extra))
            if key not in self.kinds:
                self.kinds[key] = Kinds(key)
            return self.kinds[key]

    def render(self, chart, values, release, namespace, kube_version, extra=()):
        """The manifest, hooks and notes of a chart, or the error."""
        for _ in range(100):
            visit, error = self.install(chart, values, release, namespace, kube_version, self.served(extra))
            unknown = re.search(r'no matches for kind "([^"]*)" in version "([^"]*)"', error or "")
            if not unknown or visit.release:
                break
            with self.lock:
                # A kind that some chart brings or expects: from now on it exists, but no template sees that.
                self.hidden.learn(*([""] + unknown[2].split("/"))[-2:], unknown[1])
        if visit.release:
            hooks = [
                {key: hook.get(key) for key in ("name", "kind", "path", "manifest", "events", "weight", "delete_policies") if hook.get(key)}
                for hook in visit.release.get("hooks") or []
            ]
            return {"manifest": visit.release.get("manifest", ""), "hooks": hooks, "notes": visit.release["info"].get("notes", "")}
        error = error.removeprefix("install failed: ")
        return {"error": error, "stage": stage_of(error)}

    def install(self, chart, values, release, namespace, kube_version, kinds):
        with self.lock:
            self.count += 1
            name = f"visit{self.count}"
            self.learn_from(kinds)
        visit = self.server.visits[name] = Visit(kube_version, kinds, self.hidden)
        config = os.path.join(self.home.name, name)
        with open(config, "w") as file:
            json.dump(self.configuration(name), file)
        library, handle, answer = self.library, ctypes.c_ulonglong(), ctypes.c_char_p()
        if library.helm_sdkpy_config_create(namespace.encode(), config.encode(), None, b"{}", ctypes.byref(handle)):
            raise RuntimeError(library.helm_sdkpy_last_error().decode())
        options = json.dumps({"wait": False, "disable_openapi_validation": True, "server_side_apply": "true"})
        failed = library.helm_sdkpy_install(
            handle, release.encode(), str(chart).encode(), json.dumps(values).encode(), b"", options.encode(), ctypes.byref(answer))
        error = library.helm_sdkpy_last_error().decode() if failed else None
        library.helm_sdkpy_config_destroy(handle)
        os.remove(config)
        return visit, error

    def learn_from(self, kinds):
        for group, versions in kinds.groups.items():
            for version, entries in versions.items():
                if len(self.hidden.groups.get(group, {}).get(version, [])) < len(entries):
                    for entry in entries:
                        self.hidden.learn(group, version, entry["responseKind"]["kind"])

    def configuration(self, name):
        address = f"http://127.0.0.1:{self.server.server_port}/{name}"
        return {
            "apiVersion": "v1", "kind": "Config", "current-context": "oracle",
            "clusters": [{"name": "oracle", "cluster": {"server": address}}], "users": [{"name": "oracle", "user": {}}],
            "contexts": [{"name": "oracle", "context": {"cluster": "oracle", "user": "oracle"}}],
        }
