import KubeObjects

/// Runs a ``ShellScript`` through virtual time, as the main process of a container or as a command in it.
struct ShellMachine: Sendable {
    private let script: ShellScript
    private var counter = 0
    private var status = 0
    private var variables: [String: String] = [:]
    private var slots: [[String]]
    private var trap: String?
    private var exitsOnError = false
    /// Whether the shell was replaced by another program (`exec`).
    private(set) var isReplaced = false
    /// When the present command is over; `nil` where nothing is waited for.
    private(set) var wake: Instant?
    /// Whether it waits for ever, apart from signals.
    private(set) var isBlocked = false
    private var idlePeriod = 0.0
    private(set) var exitCode: Int?
    /// What it listens on.
    private(set) var ports: [Int] = []
    /// Whether a server of unknown make runs in it, which listens wherever its manifest says.
    private(set) var isServer = false
    private var since: Instant
    private var capture: [String]?
    private var nesting = 0
    private var hasBackground = false
    /// The status the command that is under way will have.
    private var pendingStatus: Int?
    private var endsAfterWait = false

    init(_ script: ShellScript, at instant: Instant) {
        self.script = script
        slots = Array(repeating: [], count: script.slots)
        since = instant
    }

    /// Goes on until it has to wait, is blocked or has ended.
    mutating func advance(in world: inout ShellWorld) {
        guard exitCode == nil, !isBlocked else { return }
        if let wake {
            guard wake <= world.now else { return }
            self.wake = nil
            if let pendingStatus { status = pendingStatus }
            pendingStatus = nil
            if endsAfterWait {
                exitCode = status
                return
            }
        }
        // A loop that never waits is given a wait, so that time goes on.
        var budget = 500
        while exitCode == nil, wake == nil, !isBlocked {
            guard counter < script.instructions.count else {
                exitCode = status
                return
            }
            budget -= 1
            if budget == 0 {
                wake = world.now + .seconds(5)
                return
            }
            execute(script.instructions[counter], &world)
        }
    }

    private mutating func execute(_ instruction: ShellScript.Instruction, _ world: inout ShellWorld) {
        counter += 1
        switch instruction {
        case .run(let command): run(command, &world)
        case .jump(let target): counter = target
        case .jumpIfFailed(let target): if status != 0 { counter = target }
        case .jumpIfOK(let target): if status == 0 { counter = target }
        case .negate: status = status == 0 ? 1 : 0
        case .exitOnError: if exitsOnError, status != 0, wake == nil { exitCode = status }
        case .loopStart(let slot, let words):
            slots[slot] = words.flatMap { word -> [String] in
                let text = expand(word, &world)
                return word.isQuoted ? [text] : Self.fields(text)
            }
        case .loopNext(let slot, let name, let end):
            if slots[slot].isEmpty {
                counter = end
            } else {
                variables[name] = slots[slot].removeFirst()
            }
        case .idle(let seconds):
            isBlocked = true
            idlePeriod = seconds
        }
    }

    private static func fields(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).map(String.init)
    }

    // MARK: Signals

    /// SIGTERM arrives. Returns when and how it ends for that; `nil` where it does not heed the signal.
    mutating func terminate(at now: Instant, in world: inout ShellWorld) -> (instant: Instant, code: Int)? {
        guard exitCode == nil else { return nil }
        guard !isReplaced, let trap else {
            // A first process without a handler of its own does not heed SIGTERM.
            return nil
        }
        let action = trap.trimmed
        if action.isEmpty || action == ":" || action == "true" { return nil }
        // The shell runs the handler once the command under way is over.
        var end = now
        if isBlocked, idlePeriod > 0 {
            let period = Int64(idlePeriod * 1e9)
            let age = max(0, (now - since).nanoseconds)
            end = since + .nanoseconds((age / max(1, period) + 1) * max(1, period))
        } else if let wake {
            end = wake
        }
        var handler = ShellMachine(ShellScript(action), at: end)
        handler.variables = variables
        world.now = end
        let result = handler.runToEnd(in: &world, limit: .seconds(3_600))
        return action.contains("exit") ? (result.end, result.status) : nil
    }

    // MARK: Running a command to its end

    struct Result: Sendable {
        var status: Int
        var output: String
        var end: Instant
        var isTimeout = false
    }

    /// Runs to the end without the cluster's clock moving, as a command in a container does.
    mutating func runToEnd(in world: inout ShellWorld, limit: Duration) -> Result {
        let start = world.now
        let kept = world.output
        world.output = []
        defer { world.output = kept }
        var rounds = 10_000
        while exitCode == nil, rounds > 0 {
            rounds -= 1
            advance(in: &world)
            if exitCode != nil { break }
            guard let wake, wake - start <= limit else {
                world.now = start + limit
                return Result(
                    status: 137, output: Self.text(world.output), end: start + limit, isTimeout: true)
            }
            world.now = wake
        }
        return Result(status: exitCode ?? 137, output: Self.text(world.output), end: world.now)
    }

    private static func text(_ lines: [ContainerLog.Line]) -> String {
        lines.map { $0.text + "\n" }.joined()
    }

    // MARK: Commands

    private mutating func run(_ command: ShellCommand, _ world: inout ShellWorld) {
        if command.words.isEmpty {
            for (name, value) in command.assignments { variables[name] = expand(value, &world) }
            status = 0
            return
        }
        var words: [String] = []
        for word in command.words {
            let text = expand(word, &world)
            if word.isQuoted || word.literal != nil { words.append(text) } else { words += Self.fields(text) }
        }
        guard var name = words.first else {
            status = 0
            return
        }
        var arguments = Array(words.dropFirst())
        var replaces = false
        if name == "exec" {
            guard let first = arguments.first else {
                status = 0
                return
            }
            replaces = true
            name = first
            arguments.removeFirst()
        }
        if let end = ShellCommands.prefixes[name], arguments.count > end {
            // `nohup`, `time`, `env`: the command is behind it.
            arguments = Array(arguments.dropFirst(end))
            name = arguments.removeFirst()
        }
        if replaces { isReplaced = true }
        perform(name, arguments, command, replaces: replaces, &world)
    }

    private mutating func perform(
        _ path: String, _ arguments: [String], _ command: ShellCommand, replaces: Bool, _ world: inout ShellWorld
    ) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if performControl(name, arguments, replaces: replaces, &world) { return }
        let effect = ShellCommands.effect(of: name, path: path, arguments, command: command, &world)
        emit(effect.output, command, &world)
        if let attempt = effect.attempt { world.note(attempt.server, attempt.answer) }
        ports += effect.ports
        if effect.isServer { isServer = true }
        if effect.memoryPerSecond > 0 {
            fillMemory(effect.memoryPerSecond, replaces: replaces, &world)
            return
        }
        switch effect.time {
        case .none: status = effect.status
        case .some(let duration) where command.isBackground:
            hasBackground = hasBackground || duration == nil
            status = 0
            return
        case .some(.some(let duration)):
            pendingStatus = effect.status
            wake = world.now + duration
        case .some(.none):
            isBlocked = true
            return
        }
        if replaces {
            if wake == nil { exitCode = status } else { endsAfterWait = true }
        }
    }

    /// What changes the course of the script itself.
    private mutating func performControl(
        _ name: String, _ arguments: [String], replaces: Bool, _ world: inout ShellWorld
    ) -> Bool {
        switch name {
        case "exit":
            exitCode = arguments.first.flatMap { Int($0) }.map { $0 & 255 } ?? status
        case "trap":
            let words = arguments.filter { $0 != "--" }
            if words.count > 1, words.dropFirst().contains(where: { ["TERM", "SIGTERM", "15"].contains($0) }) {
                trap = words[0] == "-" ? nil : words[0]
            }
            status = 0
        case "set":
            for option in arguments where option.hasPrefix("-") && option.contains("e") && option != "-o" {
                exitsOnError = true
            }
            status = 0
        case "export", "local", "readonly":
            for word in arguments {
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            }
            status = 0
        case "wait":
            if hasBackground { isBlocked = true }
            status = 0
        case "break": status = 0
        case "sh", "bash", "ash", "dash":
            guard let script = Self.script(of: arguments), nesting < 8 else {
                status = 0
                return true
            }
            var inner = ShellMachine(ShellScript(script), at: world.now)
            inner.nesting = nesting + 1
            inner.variables = variables
            let lines = world.output
            let result = inner.runToEnd(in: &world, limit: .seconds(86_400))
            world.output = lines
            for line in result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                world.write(String(line))
            }
            if result.isTimeout {
                isBlocked = true
            } else {
                status = result.status
                if replaces { exitCode = status }
            }
        default: return false
        }
        return true
    }

    /// The script of a shell called with `-c`, from its arguments.
    static func script(of arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() where argument.hasPrefix("-") && argument.hasSuffix("c") {
            guard index + 1 < arguments.count else { return nil }
            let flags = arguments[...index].filter { $0.hasPrefix("-") }.joined()
            return (flags.contains("e") ? "set -e\n" : "") + arguments[index + 1]
        }
        return nil
    }

    private mutating func fillMemory(_ rate: Double, replaces: Bool, _ world: inout ShellWorld) {
        let limit = world.cluster.memoryLimit(of: world.manifest, on: world.node)
        wake = world.now + .nanoseconds(Int64(min(limit / rate, 1e9) * 1e9))
        pendingStatus = 137
        world.isOutOfMemory = true
        if replaces {
            endsAfterWait = true
        } else {
            world.output.append(ContainerLog.Line(instant: wake ?? world.now, text: "Killed"))
        }
    }

    private mutating func emit(_ lines: [String], _ command: ShellCommand, _ world: inout ShellWorld) {
        for redirection in command.redirections where redirection.descriptor == 1 && redirection.mode != .duplicate {
            let path = expand(redirection.target, &world)
            guard path != "/dev/stdout", path != "/dev/stderr", path != "/proc/1/fd/1" else { break }
            let text = lines.map { $0 + "\n" }.joined()
            let messagePath = world.manifest[Key("terminationMessagePath")].string ?? "/dev/termination-log"
            if path == messagePath {
                world.terminationMessage = (redirection.mode == .append ? world.terminationMessage ?? "" : "") + text
            } else if path != "/dev/null" {
                world.files[path] = (redirection.mode == .append ? world.files[path] ?? "" : "") + text
            }
            return
        }
        if command.isPiped { return }
        for line in lines { world.write(line) }
    }

    // MARK: Words

    mutating func expand(_ word: ShellWord, _ world: inout ShellWorld) -> String {
        var text = ""
        for part in word.parts {
            switch part {
            case .literal(let piece): text += piece
            case .variable(let name, let fallback):
                let value = value(of: name, world)
                text += value.isEmpty ? fallback ?? "" : value
            case .substitution(let script):
                guard nesting < 8 else { continue }
                var inner = ShellMachine(ShellScript(script), at: world.now)
                inner.nesting = nesting + 1
                inner.variables = variables
                inner.status = status
                let now = world.now
                var output = inner.runToEnd(in: &world, limit: .seconds(60)).output
                world.now = now
                while output.hasSuffix("\n") { output.removeLast() }
                text += output
            }
        }
        return text
    }

    private func value(of name: String, _ world: ShellWorld) -> String {
        switch name {
        case "?": return String(status)
        case "$": return "1"
        case "HOSTNAME": return world.pod.objectName
        default: return variables[name] ?? world.environment[name] ?? ""
        }
    }

    /// The seconds `sleep` takes for one argument.
    static func seconds(_ text: String) -> Double? {
        if text == "infinity" || text == "inf" { return nil }
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        var number = Double(text)
        if let last = text.last, let factor = units[last] { number = Double(text.dropLast()).map { $0 * factor } }
        // Longer than any simulation, and still short enough to count in nanoseconds.
        return number.flatMap { $0.isFinite ? min($0, 1e9) : nil }
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
