import KubeObjects

/// How a process ended.
struct ProcessExit: Sendable {
    var instant: Instant
    var code: Int
    var isOutOfMemory = false
    var terminationMessage: String?
}

/// The process of a running container.
struct ContainerProcess: Sendable {
    static let none = ContainerProcess()

    /// Shared by all copies; it is never changed.
    private final class Kept: Sendable {
        let behaviour: ContainerBehaviour
        init(_ behaviour: ContainerBehaviour) { self.behaviour = behaviour }
    }

    private let kept: Kept?
    private var machine: ShellMachine?
    let startedAt: Instant
    private(set) var files: [String: String] = [:]
    private var writtenLines = 0
    private var terminationMessage: String?
    private var isOutOfMemory = false
    /// When it ends, as far as that is decided.
    private(set) var exit: ProcessExit?
    /// When it does something next of its own accord.
    private(set) var nextEvent: Instant?

    private init() {
        kept = nil
        startedAt = Instant(nanoseconds: 0)
    }

    init(_ behaviour: ContainerBehaviour, at instant: Instant, memoryLimit: Double?) {
        kept = Kept(behaviour)
        startedAt = instant
        if let script = behaviour.script {
            machine = ShellMachine(script, at: instant)
            nextEvent = instant
            return
        }
        if let duration = behaviour.runDuration { nextEvent = instant + duration }
        if let limit = memoryLimit, let death = Self.outOfMemory(behaviour, limit: limit) {
            let end = instant + death
            if nextEvent.map({ end < $0 }) ?? true {
                exit = ProcessExit(instant: end, code: 137, isOutOfMemory: true)
                nextEvent = end
            }
        }
        if let first = behaviour.logLines.first { consider(instant + first.after) }
    }

    var behaviour: ContainerBehaviour { kept?.behaviour ?? ContainerBehaviour() }

    private mutating func consider(_ instant: Instant) {
        if nextEvent.map({ instant < $0 }) ?? true { nextEvent = instant }
    }

    /// How long after its start a container has used up its memory; `nil` where it never does.
    private static func outOfMemory(_ behaviour: ContainerBehaviour, limit: Double) -> Duration? {
        // What it uses from the start it has taken up once it has started.
        behaviour.memory.age(exceeding: limit).map { max($0, behaviour.startupDuration) }
    }

    /// The memory it uses at an instant.
    func memory(at now: Instant) -> Double { behaviour.memory.amount(at: max(.zero, now - startedAt)) }

    /// The processor time it uses at an instant, in cores.
    func cpu(at now: Instant) -> Double { behaviour.cpu.amount(at: max(.zero, now - startedAt)) }

    // MARK: Time

    /// Goes on up to `world.now`. Returns how it ended, where it has.
    mutating func advance(in world: inout ShellWorld) -> ProcessExit? {
        if let exit, exit.instant <= world.now { return exit }
        if machine != nil { return advanceScript(in: &world) }
        writeLines(in: &world)
        guard let duration = behaviour.runDuration, startedAt + duration <= world.now else {
            nextEvent = nextTime(after: world.now)
            return nil
        }
        var code = behaviour.exitCode
        for dependency in behaviour.dependencies where code == 0 {
            let answer = world.reach(dependency.host, dependency.port)
            guard answer != .connected else { continue }
            world.write("could not connect to \(dependency.host): \(answer.text)")
            code = 1
        }
        let end = ProcessExit(instant: world.now, code: code, terminationMessage: terminationMessage)
        exit = end
        return end
    }

    private func nextTime(after now: Instant) -> Instant? {
        var next = exit?.instant
        func consider(_ instant: Instant) {
            if instant > now, next.map({ instant < $0 }) ?? true { next = instant }
        }
        if let duration = behaviour.runDuration { consider(startedAt + duration) }
        if writtenLines < behaviour.logLines.count { consider(startedAt + behaviour.logLines[writtenLines].after) }
        return next
    }

    private mutating func writeLines(in world: inout ShellWorld) {
        let lines = behaviour.logLines
        while writtenLines < lines.count, startedAt + lines[writtenLines].after <= world.now {
            world.write(lines[writtenLines].text)
            writtenLines += 1
        }
    }

    private mutating func advanceScript(in world: inout ShellWorld) -> ProcessExit? {
        world.files = files
        world.terminationMessage = terminationMessage
        machine?.advance(in: &world)
        files = world.files
        terminationMessage = world.terminationMessage
        isOutOfMemory = isOutOfMemory || world.isOutOfMemory
        if let code = machine?.exitCode {
            let end = ProcessExit(
                instant: world.now + Self.shellOverhead, code: code, isOutOfMemory: isOutOfMemory,
                terminationMessage: terminationMessage)
            exit = end
            nextEvent = end.instant
            return nil
        }
        nextEvent = exit?.instant ?? machine?.wake
        return nil
    }

    /// What starting a shell and its first commands costs.
    private static let shellOverhead = Duration.milliseconds(100)

    // MARK: Signals and commands

    /// It is sent SIGTERM.
    mutating func terminate(in world: inout ShellWorld) {
        guard exit == nil else { return }
        if machine != nil {
            world.files = files
            if let end = machine?.terminate(at: world.now, in: &world) {
                exit = ProcessExit(
                    instant: end.instant, code: end.code, isOutOfMemory: isOutOfMemory,
                    terminationMessage: world.terminationMessage ?? terminationMessage)
                nextEvent = exit?.instant
            }
            return
        }
        if case .exits(let code, let delay) = behaviour.termination {
            exit = ProcessExit(instant: world.now + delay, code: code, terminationMessage: terminationMessage)
            nextEvent = exit?.instant
        }
    }

    /// It is killed from outside.
    mutating func kill(at instant: Instant, code: Int, isOutOfMemory: Bool = false) {
        exit = ProcessExit(instant: instant, code: code, isOutOfMemory: isOutOfMemory)
        nextEvent = instant
    }

    /// Runs a command beside it, in its file system.
    mutating func execute(_ command: [String], in world: inout ShellWorld, limit: Duration) -> ShellMachine.Result {
        world.files = files
        var machine = ShellMachine(ContainerProcess.script(of: command), at: world.now)
        let result = machine.runToEnd(in: &world, limit: limit)
        files = world.files
        return result
    }

    /// The script a command line stands for.
    static func script(of command: [String]) -> ShellScript {
        if let name = command.first?.split(separator: "/").last, ["sh", "bash", "ash", "dash"].contains(name),
            let text = ShellMachine.script(of: Array(command.dropFirst()))
        {
            return ShellScript(text)
        }
        return ShellScript(arguments: command)
    }

    // MARK: Serving

    /// Whether it has finished starting.
    func isUp(at now: Instant) -> Bool { machine != nil || now >= startedAt + behaviour.startupDuration }

    /// Whether it accepts connections on a port.
    func listens(on port: Int, at now: Instant) -> Bool {
        guard isUp(at: now), exit.map({ $0.instant > now }) ?? true else { return false }
        if let machine { return machine.ports.contains(port) }
        return behaviour.ports.map { $0.contains(port) } ?? true
    }

    /// Until when the answers to probes stay as they are; `nil` for ever.
    func stableUntil(after now: Instant) -> Instant? {
        var next = nextEvent
        func consider(_ instant: Instant) {
            if instant > now, next.map({ instant < $0 }) ?? true { next = instant }
        }
        if machine == nil { consider(startedAt + behaviour.startupDuration) }
        for window in behaviour.probeWindows {
            consider(startedAt + window.from)
            if let until = window.until { consider(startedAt + until) }
        }
        return next
    }
}

extension Reachability {
    /// How a client library words it.
    var text: String {
        switch self {
        case .connected: "connected"
        case .refused: "connection refused"
        case .unknownHost: "no such host"
        case .blocked: "i/o timeout"
        }
    }
}
