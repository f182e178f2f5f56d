import KubeObjects
import KubeSchema

/// What a command in a container answered.
public struct CommandResult: Sendable, Equatable {
    /// Its exit code.
    public var exitCode: Int
    /// What it wrote.
    public var output: String
}

extension Cluster {
    /// The lines a container wrote, each with its time.
    ///
    /// - Parameters:
    ///   - container: its name; `nil` for the only or the first one.
    ///   - previous: whether those of the instance before the present one.
    /// - Throws: the kubelet's refusal where there is no such container or it has not started.
    public func logs(
        of pod: ObjectKey, container: String? = nil, previous: Bool = false
    ) throws(StatusError) -> [(instant: Instant, text: String)] {
        let object = try get(pod)
        let (worker, index) = try find(container, of: pod, object)
        let runtime = worker.containers[index]
        let name = worker.manifest(index, of: object)[.name].string ?? ""
        if previous {
            guard runtime.lastTermination != nil else {
                throw StatusError(
                    .badRequest, "previous terminated container \"\(name)\" in pod \"\(pod.name)\" not found")
            }
            return runtime.previousLog.lines.map { ($0.instant, $0.text) }
        }
        if runtime.state == .absent {
            let reason =
                worker.shownReason(index, object) ?? (worker.initCount > 0 ? "PodInitializing" : "ContainerCreating")
            throw StatusError(
                .badRequest, "container \"\(name)\" in pod \"\(pod.name)\" is waiting to start: \(reason)")
        }
        return runtime.log.lines.map { ($0.instant, $0.text) }
    }

    /// Runs a command in a running container, as `kubectl exec` does. Takes no time.
    @discardableResult
    public func execute(
        _ command: [String], in pod: ObjectKey, container: String? = nil
    ) throws(StatusError) -> CommandResult {
        let object = try get(pod)
        let (_, index) = try find(container, of: pod, object)
        guard let number = machines.workers.number(of: pod), var worker = machines.workers.take(number) else {
            throw StatusError(.notFound, "pod \(pod.name) does not run")
        }
        defer { machines.workers.putBack(worker, number) }
        guard worker.containers[index].isRunning else {
            let name = worker.manifest(index, of: object)[.name].string ?? ""
            throw StatusError(.internalError, "unable to upgrade connection: container not found (\"\(name)\")")
        }
        let result = worker.execute(command, index, object, in: self, limit: .seconds(3_600))
        worker.areAnswersStale = true
        poke(controller: "kubelet", pod)
        return CommandResult(exitCode: result.status, output: result.output)
    }

    /// Kills the process of a running container, as a fault of the machine or the app does.
    public func kill(container: String? = nil, of pod: ObjectKey, exitCode: Int = 137, isOutOfMemory: Bool = false) {
        guard let object = object(pod), let found = try? find(container, of: pod, object),
            let number = machines.workers.number(of: pod)
        else { return }
        machines.workers.change(number) { worker in
            guard worker.containers[found.index].isRunning else { return }
            worker.containers[found.index].process.kill(at: now, code: exitCode, isOutOfMemory: isOutOfMemory)
        }
        poke(controller: "kubelet", pod)
    }

    /// What a pod uses now: processor time in cores, memory in bytes; `nil` where nothing of it runs.
    public func usage(of pod: ObjectKey) -> (cpu: Double, memory: Double)? {
        guard let worker = machines.workers.worker(of: pod) else { return nil }
        let running = worker.containers.filter(\.isRunning)
        guard !running.isEmpty else { return nil }
        return (
            running.reduce(0) { $0 + $1.process.cpu(at: now) },
            running.reduce(0) { $0 + $1.process.memory(at: now) }
        )
    }

    /// Whether a pod accepts connections on a port now.
    public func isListening(_ pod: ObjectKey, port: Int) -> Bool {
        guard let worker = machines.workers.worker(of: pod) else { return false }
        return worker.containers.contains { $0.isRunning && $0.process.listens(on: port, at: now) }
    }

    private func find(
        _ container: String?, of pod: ObjectKey, _ object: Value
    ) throws(StatusError) -> (worker: PodWorker, index: Int) {
        guard let worker = machines.workers.worker(of: pod), !worker.containers.isEmpty else {
            let name = container ?? object[.spec][.containers][0][.name].string ?? ""
            throw StatusError(
                .badRequest, "container \"\(name)\" in pod \"\(pod.name)\" is waiting to start: ContainerCreating")
        }
        guard let container else { return (worker, worker.initCount) }
        for index in worker.containers.indices where worker.manifest(index, of: object)[.name].string == container {
            return (worker, index)
        }
        throw StatusError(.badRequest, "container \(container) is not valid for pod \(pod.name)")
    }
}

extension PodWorker {
    /// Why a container waits, as the status tells; `nil` where it says nothing special.
    func shownReason(_ index: Int, _ pod: Value) -> String? {
        let name = manifest(index, of: pod)[.name]
        let lists = pod[.status][.initContainerStatuses].elements + pod[.status][.containerStatuses].elements
        return lists.first { $0[.name] == name }?[.state][.waiting][.reason].string
    }
}
