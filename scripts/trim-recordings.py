#!/usr/bin/env python3
"""Makes the replay fixtures from the recordings of a genuine Kubernetes.

    scripts/trim-recordings.py RECORDINGS Tests/ClusterEngineTests/Fixtures/recordings [SCENARIO...]

Per scenario one `scenario.json`: the nodes and images it began with, the commands that change something with the instant at
which each took effect, the objects and events at its end, and the names that Kubernetes made up, in the order in which
they were made.
"""
import datetime
import json
import os
import re
import shlex
import sys

import yaml

SCENARIOS = ("deployment deployment-delete crashloop oom configuration storage node-failure scheduling probes "
             "statefulset daemonset job cronjob quota podsecurity-baseline podsecurity-restricted pdb gc services").split()
KINDS = {
    "deployments": "Deployment", "replicasets": "ReplicaSet", "pods": "Pod", "services": "Service",
    "endpointslices": "EndpointSlice", "endpoints": "Endpoints", "statefulsets": "StatefulSet",
    "daemonsets": "DaemonSet", "jobs": "Job", "cronjobs": "CronJob", "controllerrevisions": "ControllerRevision",
    "nodes": "Node", "poddisruptionbudgets": "PodDisruptionBudget", "configmaps": "ConfigMap", "secrets": "Secret",
    "persistentvolumeclaims": "PersistentVolumeClaim", "persistentvolumes": "PersistentVolume",
    "storageclasses": "StorageClass", "resourcequotas": "ResourceQuota", "limitranges": "LimitRange",
    "namespaces": "Namespace", "ingresses": "Ingress", "networkpolicies": "NetworkPolicy",
    "horizontalpodautoscalers": "HorizontalPodAutoscaler",
}
SHORT = {
    "deploy": "deployments", "deployment": "deployments", "rs": "replicasets", "sts": "statefulsets",
    "statefulset": "statefulsets", "ds": "daemonsets", "daemonset": "daemonsets", "job": "jobs", "cj": "cronjobs",
    "cronjob": "cronjobs", "pod": "pods", "po": "pods", "node": "nodes", "pvc": "persistentvolumeclaims",
    "pv": "persistentvolumes", "configmap": "configmaps", "cm": "configmaps", "secret": "secrets",
    "service": "services", "svc": "services", "quota": "resourcequotas", "pdb": "poddisruptionbudgets",
    "ns": "namespaces",
}
# Of these, what a command read is part of the fixture, by the word that names them.
OBSERVED = ("quota", "pdb")
CHANGING = {"apply", "scale", "set", "rollout", "annotate", "label", "patch", "delete", "cordon", "uncordon", "drain",
            "taint", "create", "exec", "expose"}
# The scenarios recorded on simulated nodes, partly at the same time.
SIMULATED = ("scheduling", "quota", "podsecurity-baseline", "podsecurity-restricted", "pdb", "gc", "services")
# When pods of another scenario went for the scheduler, where that is not when their recording shows it: either it had ended, and
# what waited in the first scenario for room was tried again then; or the busy scheduler placed a pod before it saw them go.
ENDED_LATER = {
    ("pdb", "gc"): {"bg-79f6475dc8-x256m": 10.5},
    ("scheduling", "quota"): {"lr-defaults": 36.55, "noreq-54fcdf648d-fd44s": 37.2},
    ("scheduling", "podsecurity-baseline"): {"plain": 51.17, "good": 51.49, "root": 51.6, "plain-97f6f9c4f-647b9": 52.24},
}
LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


def timestamp(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def cleaned(item):
    """An object without what only says who wrote it."""
    metadata = item.get("metadata", {})
    metadata.pop("managedFields", None)
    annotations = metadata.get("annotations", {})
    annotations.pop(LAST_APPLIED, None)
    if not annotations:
        metadata.pop("annotations", None)
    return item


def answer(output, code):
    """What the API server said beside the result of a command: why it refused, and its warnings."""
    stderr = output.split("--- stderr\n", 1)[1].rsplit("--- exit code", 1)[0]
    result = {}
    warnings = [line.removeprefix("Warning: ") for line in stderr.splitlines() if line.startswith("Warning: ")]
    # The others are kubectl's own.
    warnings = [w for w in warnings if "PodSecurity" in w or re.match(r"\S+( \(and \d+ other pods?\))?: \w+", w)]
    if warnings:
        result["warnings"] = warnings
    if code:
        message = "\n".join(line for line in stderr.strip().splitlines() if not line.startswith("Warning: "))
        for prefix in (r"Error from server( \(\w+\))?: (error when \w+ \"STDIN\": )?",
                       r"error: failed to create [\w ]+: ", "The (?=.* is invalid: )"):
            refusal = re.sub("^" + prefix, "", message)
            if refusal != message:
                result["error"] = refusal
    return result


class Scenario:
    def __init__(self, folder, name):
        self.folder = os.path.join(folder, name)
        self.name = name
        self.recordings = folder
        self.steps_text = self.read("steps.md")
        start = re.search(r"t=0 is (\S+)\. Namespace `([^`]+)`", self.steps_text)
        self.start, self.namespace = start.group(1), start.group(2)
        self.timeline = [json.loads(line) for line in self.read("timeline.jsonl").splitlines()]
        self.documents = [d for d in yaml.safe_load_all(self.read("input.yaml")) if d]
        self.consumed = set()
        self.end = float(re.search(r"t=([0-9.]+) end of recording", self.steps_text).group(1))

    def read(self, name):
        with open(os.path.join(self.folder, name)) as file:
            return file.read()

    # Time at which a command took effect, from the watch where it shows.

    def history(self, resource, name):
        return [e for e in self.timeline if e["resource"] == resource and e["object"]["metadata"]["name"] == name]

    def added(self, kind, name, before):
        resource = next((r for r, k in KINDS.items() if k == kind), None)
        times = [e["t"] for e in self.history(resource, name) if e["type"] == "ADDED" and e["t"] <= before + 0.5]
        return max(times) if times else None

    def changed(self, resource, name, start, finish, verb):
        previous = None
        for event in self.history(resource, name):
            o = event["object"]
            seen = json.dumps([o["metadata"].get("generation"), o["metadata"].get("labels"),
                               {k: v for k, v in o["metadata"].get("annotations", {}).items()
                                if not k.startswith("deployment.kubernetes.io/")},
                               o.get("spec") if resource in ("nodes", "persistentvolumes") else None,
                               o.get("data"), o["metadata"].get("deletionTimestamp")], sort_keys=True)
            version = o["metadata"]["resourceVersion"]
            if start <= event["t"] <= finish + 0.3 and seen != previous and version not in self.consumed:
                if previous is not None:
                    self.consumed.add(version)
                    return event["t"]
            previous = seen
        return None

    def instant(self, arguments, start, finish):
        verb = arguments[0]
        names = [a for a in arguments[1:] if not a.startswith("-")]
        if verb in ("set", "rollout"):
            names = names[1:]
        if verb in ("cordon", "uncordon"):
            names = ["node"] + names
        target = None
        if names and "/" in names[0] and "=" not in names[0]:
            target = names[0].split("/", 1)
        elif len(names) > 1:
            target = names[:2]
        if target:
            resource = SHORT.get(target[0], target[0])
            found = self.changed(resource, target[1], start, finish, verb)
            if found is not None:
                return found
        return start + 0.15 if verb == "delete" else max(start, finish - 0.1)

    def steps(self):
        steps, evictions = [], self.evictions()
        for line in self.steps_text.splitlines():
            match = re.match(r"- t=([0-9.]+) `kubectl (.*)` -> exit (\d+) \(kubectl/(.*)\)", line)
            if match:
                finish, command, code, output = float(match[1]), match[2], int(match[3]), self.read("kubectl/" + match[4])
                arguments, place = shlex.split(command), {}
                if arguments[0] == "-n":
                    arguments, place = arguments[2:], {"namespace": arguments[1]}
                if arguments[0] in CHANGING and not (arguments[0] == "rollout"
                                                     and arguments[1] in ("status", "history")):
                    start = float(re.search(r"started t=([0-9.]+)", output).group(1))
                    began, said = start, answer(output, code)
                    if code and "error" not in said and arguments[0] not in ("delete", "drain"):
                        continue
                    if "could not find the requested resource" in said.get("error", ""):
                        continue  # what paths there are is the HTTP server's business
                    at = self.instant(arguments, start, finish) if "error" not in said else finish - 0.1
                    step = {"at": at, "arguments": arguments, **place, **said}
                    if arguments == ["apply", "-f", "-"] and self.name == "gc":
                        # What was piped in is not recorded, but what it did.
                        step["arguments"] = ["patch", "cm", "held", "--type=merge", "-p",
                                             '{"metadata":{"finalizers":null}}']
                    if arguments[0] == "drain":
                        # It takes its time, which passes in the replay too.
                        step["at"] = start + 0.1
                    steps.append(step)
                elif code == 0 and arguments[0] in ("get", "describe"):
                    steps += self.observations(arguments, finish)
                continue
            match = re.match(r"- t=([0-9.]+)\s+\(stdin: input.yaml documents (\d+)\.\.(\d+)\)", line)
            if match:
                finish, first, last = float(match[1]), int(match[2]), int(match[3])
                apply = steps.pop()
                latest = apply["at"]
                for document in self.documents[first - 1:last]:
                    at = self.added(document["kind"], document["metadata"]["name"], finish)
                    if at and at < began:
                        at = None
                    latest = max(latest, at) if at and at > finish - 3 else latest
                    steps.append({**apply, "at": at or latest, "arguments": ["apply"], "object": self.named(document)})
                continue
            match = re.match(r"- t=([0-9.]+) eviction of a pod of (\S+)", line)
            if match:
                finish, step = float(match[1]), evictions.pop(0)
                at = self.changed("pods", step["arguments"][1], finish - 1, finish, "evict")
                steps.append({"at": at if at is not None and "error" not in step else finish - 0.05, **step})
                if len(evictions) == 1:
                    # One that no step tells of was asked right after the others.
                    steps.append({"at": finish, **evictions.pop(0)})
                continue
            match = re.match(r"- t=([0-9.]+) \*\*the kubelet of (\S+) was (stopped|started again)\*\*", line)
            if match:
                at = float(match[1])
                if match[3] == "started again":
                    at = 372.0  # README: the line is logged about four seconds late
                steps.append({"at": at, "arguments": ["machine", "stop" if match[3] == "stopped" else "start",
                                                      match[2]]})
                continue
            match = re.match(r"- t=([0-9.]+) created namespace (\S+)", line)
            if match:
                steps.append({"at": float(match[1]), "arguments": ["apply"], "object": {
                    "apiVersion": "v1", "kind": "Namespace", "metadata": {"name": match[2]}}})
            match = re.match(r"- t=([0-9.]+) created PriorityClasses rec-high \(1000\) and rec-high-never", line)
            if match:
                for name, policy in (("rec-high", None), ("rec-high-never", "Never")):
                    made = {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
                            "metadata": {"name": name}, "value": 1000}
                    if policy:
                        made["preemptionPolicy"] = policy
                    steps.append({"at": float(match[1]), "arguments": ["apply"], "object": made})
        steps += self.late_nodes() + self.neighbours() + self.neighbouring_pods()
        # Stable: commands that show no instant of their own keep their place.
        return sorted(steps, key=lambda step: step["at"])

    def named(self, document):
        """A manifest in which owners are named instead of their uids, where there are such."""
        uids = {e["object"]["metadata"]["uid"]: e["object"]["metadata"]["name"] for e in self.timeline
                if e["object"]["metadata"].get("uid")}
        for reference in document["metadata"].get("ownerReferences", []):
            if reference["uid"] in uids:
                reference["uid"] = "uid of " + uids[reference["uid"]]
        return document

    def evictions(self):
        """Requests to evict a pod with what was answered."""
        if self.name != "pdb":
            return []
        steps = []
        for line in self.read("evictions.jsonl").splitlines():
            case = json.loads(line)
            name = case["path"].split("/")[-2]
            if name != case["request"]["metadata"]["name"]:
                continue  # what the address says and what the body says is the HTTP server's business
            step = {"arguments": ["evict", name]}
            response = case["response"]
            if case["code"] != 201:
                step["error"] = response["message"]
                step["causes"] = [cause["message"] for cause in response.get("details", {}).get("causes", [])]
            steps.append(step)
        return steps

    def observations(self, arguments, instant):
        """What there was of the objects that a command read."""
        words = [word for word in arguments[1:] if not word.startswith("-")]
        named = [kind for kind in OBSERVED if words and kind in words[0].split(",")]
        steps = []
        for kind in named:
            latest = {}
            for event in self.timeline:
                if event["resource"] == SHORT[kind] and event["t"] <= instant:
                    name = event["object"]["metadata"]["name"]
                    latest[name] = None if event["type"] == "DELETED" else event["object"]
            for name, o in sorted(latest.items()):
                if o and (len(words) == 1 or name in words[1:]):
                    steps.append({"at": instant, "arguments": ["observe", KINDS[SHORT[kind]], name],
                                  "object": {"status": o.get("status")}})
        return steps

    def neighbours(self):
        """What another scenario did on the same node that this one felt.

        A pod of `configuration` waited again and again for 50 s for a registry that does not answer. The kubelet pulls one image after the other.
        """
        if self.name == "gc":
            # `pdb` drained nodes meanwhile.
            steps, evicted = [], set()
            for event in self.timeline:
                name, pod = event["object"]["metadata"]["name"], event["object"]
                reasons = [c.get("reason") for c in pod.get("status", {}).get("conditions", [])]
                if event["resource"] == "pods" and "EvictionByEvictionAPI" in reasons and name not in evicted:
                    evicted.add(name)
                    steps.append({"at": event["t"], "arguments": ["evict", name]})
            budgets = Scenario(self.recordings, "pdb")
            shift = timestamp(budgets.start) - timestamp(self.start)
            for step in budgets.steps():
                at, arguments = round(step["at"] + shift, 3), step["arguments"]
                if arguments[0] in ("drain", "uncordon") and arguments[1].startswith("hollow") and at < self.end:
                    verb = "cordon" if arguments[0] == "drain" else arguments[0]
                    steps.append({"at": at, "arguments": [verb, arguments[1]]})
            return steps
        if self.name == "quota":
            # The recorded API server counted one more ConfigMap than the recording shows.
            certificate = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "openshift-service-ca.crt"}}
            return [{"at": 0.1, "arguments": ["apply"], "object": certificate}]
        if self.name != "deployment":
            return []
        name = "rec-configuration"
        pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "no-such-host", "namespace": name},
               "spec": {"restartPolicy": "Never",
                        "containers": [{"name": "c", "image": "other.invalid/busybox:1"}]}}
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}
        return [{"at": 62.5, "arguments": ["apply"], "object": namespace},
                {"at": 66.8, "arguments": ["apply"], "object": pod}]

    def neighbouring_pods(self):
        """The pods of other scenarios that were on the same simulated nodes: they take room, and their going wakes pods that wait."""
        if self.name not in SIMULATED:
            return []
        steps = []
        for name in SIMULATED:
            if name == self.name:
                continue
            other = Scenario(self.recordings, name)
            shift = timestamp(other.start) - timestamp(self.start)
            bound, gone = {}, dict(ENDED_LATER.get((self.name, name), {}))
            for event in other.timeline:
                pod, at = event["object"], round(event["t"] + shift, 3)
                key = event["object"]["metadata"]["name"]
                if event["resource"] != "pods" or not pod["spec"].get("nodeName", "").startswith("hollow"):
                    continue
                bound.setdefault(key, (at, pod))
                if event["type"] == "DELETED" or pod["status"].get("phase") == "Succeeded":
                    gone.setdefault(key, at)
            for key, (at, pod) in bound.items():
                end = gone.get(key)
                if at > self.end or (end is not None and end < -5) or at + 300 < 0:
                    continue
                if end is None and shift + other.end < 0:
                    # Its recording was over, and it was being cleaned up.
                    end = round(shift + other.end + 3, 3)
                if end is not None and end < 0:
                    continue
                containers = [{k: c[k] for k in ("name", "image", "ports", "resources") if c.get(k)}
                              for c in pod["spec"]["containers"]]
                made = {"apiVersion": "v1", "kind": "Pod",
                        # No controller of the replay is to look after it.
                        "metadata": {"name": key, "namespace": other.namespace,
                                     "annotations": {"kubernetes.io/config.mirror": "neighbour"}},
                        "spec": {"nodeName": pod["spec"]["nodeName"], "containers": containers}}
                steps.append({"at": max(at, -5), "arguments": ["neighbour", "comes"], "object": made})
                if end is not None and end <= self.end:
                    steps.append({"at": end, "arguments": ["neighbour", "goes", other.namespace, key]})
        return steps

    def late_nodes(self):
        """Nodes that registered while the recording ran, and when they became ready."""
        steps = []
        for event in self.timeline:
            if event["resource"] != "nodes" or event["type"] != "ADDED":
                continue
            name = event["object"]["metadata"]["name"]
            node = cleaned(json.loads(json.dumps(event["object"])))
            node["status"].pop("images", None)
            node["status"].pop("declaredFeatures", None)
            steps.append({"at": event["t"], "arguments": ["register", name], "object": node})
            for later in self.history("nodes", name):
                ready = [c for c in later["object"]["status"].get("conditions", []) if c["type"] == "Ready"]
                if ready and ready[0]["status"] == "True":
                    steps.append({"at": later["t"], "arguments": ["machine", "start", name]})
                    break
        return steps

    def nodes(self):
        nodes = [e["object"] for e in self.timeline if e["resource"] == "nodes" and e["type"] == "INITIAL"]
        if not nodes:
            # The recording does not watch them: its pods tell which of the two clusters it was made on.
            of_pods = [e["object"]["spec"].get("nodeName", "") for e in self.timeline if e["resource"] == "pods"]
            other = "scheduling" if any(name.startswith("hollow") for name in of_pods) else "node-failure"
            with open(os.path.join(self.recordings, other, "timeline.jsonl")) as file:
                events = [json.loads(line) for line in file]
            nodes = [e["object"] for e in events if e["resource"] == "nodes" and e["type"] == "INITIAL"]
        result = []
        for node in nodes:
            node = cleaned(json.loads(json.dumps(node)))
            node["status"].pop("images", None)
            node["status"].pop("declaredFeatures", None)
            node["metadata"].pop("uid", None)
            result.append(node)
        return result

    def images(self):
        with open(os.path.join(self.recordings, "node-failure/timeline.jsonl")) as file:
            known = json.loads(file.readline())["object"]["status"]["images"]
        present, pulled, seconds = set(), set(), {}
        for event in sorted(self.event_items(), key=lambda e: e["metadata"]["name"].rsplit(".", 1)[-1]):
            image = re.search(r'[Ii]mage "([^"]+)"', event["message"])
            if not image:
                continue
            if "already present" in event["message"] and image[1] not in pulled:
                present.add(image[1])
            elif event["message"].startswith(("Pulling", "Successfully pulled")):
                pulled.add(image[1])
                took = re.search(r" in (?:([0-9.]+)m)?([0-9.]+)(m?s) \(", event["message"])
                if took:
                    value = float(took[1] or 0) * 60 + float(took[2]) * (0.001 if took[3] == "ms" else 1)
                    seconds.setdefault(image[1], value)
        result = []
        for image in known:
            names = image["names"]
            tag = next((n for n in names if "@" not in n), None)
            digest = next((n.split("@")[1] for n in names if "@" in n), None)
            if tag:
                result.append({"name": tag, "digest": digest, "size": image.get("sizeBytes"),
                               "present": tag in present, "pull": seconds.get(tag)})
        return result

    def event_items(self):
        events = json.loads(self.read("events.json"))
        return events["items"] if isinstance(events, dict) else events

    def events(self):
        rows = []
        for event in self.event_items():
            if event["involvedObject"].get("namespace", "") not in (self.namespace, ""):
                continue
            order = event["metadata"]["name"].rsplit(".", 1)[-1]
            first = event.get("firstTimestamp") or event.get("eventTime")
            last = event.get("lastTimestamp") or first
            about = event["involvedObject"]
            rows.append((int(order, 16), {
                "kind": about["kind"], "name": about["name"], "fieldPath": about.get("fieldPath"),
                "type": event["type"], "reason": event["reason"], "message": event["message"],
                "count": event.get("count") or 1, "component": event["source"].get("component")
                or event.get("reportingComponent"),
                "first": first, "last": last}))
        rows.sort(key=lambda row: row[0])
        return [{k: v for k, v in row.items() if v is not None} for _, row in rows]

    def final(self):
        result = {}
        for name in sorted(os.listdir(os.path.join(self.folder, "final"))):
            items = json.loads(self.read("final/" + name))["items"]
            resource = name.removesuffix(".json")
            if resource == "nodes":
                for item in items:
                    item["status"].pop("images", None)
                    item["status"].pop("declaredFeatures", None)
            result[resource] = [cleaned(item) for item in items]
        return result

    def created(self):
        """The objects whose names hold something random, in the order in which they were made."""
        rows = []
        for event in self.timeline:
            if event["type"] != "ADDED" or event["resource"] not in ("replicasets", "pods", "controllerrevisions",
                                                                   "endpointslices", "jobs"):
                continue
            metadata = event["object"]["metadata"]
            owners = metadata.get("ownerReferences", [])
            if not owners:
                continue
            rows.append((int(metadata["resourceVersion"]), [
                KINDS[event["resource"]], metadata["name"], owners[0]["kind"], owners[0]["name"],
                metadata.get("labels", {}).get("batch.kubernetes.io/job-completion-index", "")]))
        rows += self.unwatched_revisions(rows)
        return [row for _, row in sorted(rows, key=lambda row: row[0])]

    def unwatched_revisions(self, rows):
        """The ControllerRevisions of a recording that did not watch them, as the pods made from them name them."""
        known = {row[1] for _, row in rows if row[0] == "ControllerRevision"}
        found = []
        for event in self.timeline:
            metadata = event["object"]["metadata"]
            revision = metadata.get("labels", {}).get("controller-revision-hash")
            owners = metadata.get("ownerReferences", [])
            if event["resource"] != "pods" or event["type"] != "ADDED" or not revision or not owners:
                continue
            kind, owner = owners[0]["kind"], owners[0]["name"]
            name = f"{owner}-{revision}" if kind == "DaemonSet" else revision
            if name not in known:
                known.add(name)
                found.append((int(metadata["resourceVersion"]) - 1, ["ControllerRevision", name, kind, owner, ""]))
        return found

    def labels(self):
        """The labels that the namespace had from the beginning."""
        modes = re.findall(r"\b(enforce|warn)=(\w+)", self.steps_text.split("t=0 is")[0])
        return {f"pod-security.kubernetes.io/{mode}": level for mode, level in modes}

    def value(self):
        return {"name": self.name, "namespace": self.namespace, "labels": self.labels(), "start": self.start, "end": self.end,
                "nodes": self.nodes(), "images": self.images(), "steps": self.steps(), "created": self.created(),
                "final": self.final(), "events": self.events()}


def write(value, path):
    """JSON with one step, object or event a line."""
    def text(v):
        return json.dumps(v, separators=(",", ":"), ensure_ascii=False, default=str)

    def block(v):
        if isinstance(v, list) and v:
            return "[\n" + ",\n".join(text(item) for item in v) + "\n]"
        return text(v)

    lines = []
    for key, v in value.items():
        if key == "final":
            inner = ",\n".join(json.dumps(k) + ":" + block(items) for k, items in v.items())
            lines.append('"final":{\n' + inner + "\n}")
        else:
            lines.append(json.dumps(key) + ":" + block(v))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("{" + ",\n".join(lines) + "}\n")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    recordings, out = sys.argv[1], sys.argv[2]
    for name in sys.argv[3:] or SCENARIOS:
        write(Scenario(recordings, name).value(), os.path.join(out, name, "scenario.json"))


if __name__ == "__main__":
    main()
