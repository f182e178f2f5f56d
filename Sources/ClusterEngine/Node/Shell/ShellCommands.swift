import KubeObjects

/// What the commands do that scripts in manifests call.
enum ShellCommands {
    struct Effect {
        var status = 0
        var output: [String] = []
        /// `nil`: done at once. `.some(nil)`: runs for ever.
        var time: Duration??
        var memoryPerSecond = 0.0
        var ports: [Int] = []
        /// Whether it serves, nobody knows on which ports.
        var isServer = false
        /// The server it asked, and what came of it.
        var attempt: (server: Dependency, answer: Reachability)?

        static func fails(_ text: String, status: Int = 1) -> Effect { Effect(status: status, output: [text]) }
        static func lasting(_ duration: Duration, status: Int = 0, output: [String] = []) -> Effect {
            Effect(status: status, output: output, time: .some(duration))
        }
        static func endless(ports: [Int] = []) -> Effect { Effect(time: .some(nil), ports: ports) }
    }

    /// Commands that run another: how many words stand between.
    static let prefixes = ["nohup": 0, "time": 0, "nice": 0, "ionice": 0, "tini": 0, "dumb-init": 0, "command": 0]

    /// How fast a process fills memory in bytes per second when nothing else holds it back.
    private static let fillRate = 200_000_000.0

    static func effect(
        of name: String, path: String, _ arguments: [String], command: ShellCommand, _ world: inout ShellWorld
    ) -> Effect {
        switch name {
        case ":", "true", "chmod", "chown", "cd", "ulimit", "unset", "shift", "umask", "alias", "sync": return Effect()
        case "false": return Effect(status: 1)
        case "echo": return Effect(output: [echo(arguments)])
        case "printf": return Effect(output: printf(arguments))
        case "sleep": return sleep(arguments)
        case "test", "[", "[[": return Effect(status: test(arguments, world) ? 0 : 1)
        case "touch":
            for file in arguments where !file.hasPrefix("-") { world.files[file] = world.files[file] ?? "" }
            return Effect()
        case "mkdir":
            for file in arguments where !file.hasPrefix("-") { world.files["\(file)/."] = "" }
            return Effect()
        case "rm", "rmdir":
            for file in arguments where !file.hasPrefix("-") {
                world.files[file] = nil
                for path in world.files.keys where path.hasPrefix(file + "/") { world.files[path] = nil }
            }
            return Effect()
        case "cat": return cat(arguments, world)
        case "tail", "head": return tail(name, arguments, world)
        case "ls": return list(arguments, world)
        case "date": return Effect(output: [world.now.timestamp])
        case "hostname", "uname": return Effect(output: [world.pod.objectName])
        case "id", "whoami":
            return Effect(output: [String(world.pod.user(of: world.manifest)[.linux][.uid].integer ?? 0)])
        case "env", "printenv": return environment(arguments, world)
        case "grep", "egrep": return grep(arguments, world)
        case "dd": return dd(arguments)
        case "stress", "stress-ng": return stress(arguments)
        case "yes": return Effect(time: .some(nil))
        default:
            return NetworkCommands.effect(of: name, arguments, world)
                ?? program(name, path: path, arguments, command, world)
        }
    }

    /// A program of which nothing is known: as the main process it serves until it is told to end, else it does its work
    /// in a moment.
    private static func program(
        _ name: String, path: String, _ arguments: [String], _ command: ShellCommand, _ world: ShellWorld
    ) -> Effect {
        if ImageFamily(of: world.manifest[.image].string ?? "")?.lacks(path) == true {
            return .fails("sh: \(path): not found", status: 127)
        }
        if command.isServer { return Effect(time: .some(nil), isServer: true) }
        let isReplacing = command.words.first?.literal == "exec"
        return isReplacing ? .endless() : .lasting(.milliseconds(200))
    }

    private static func echo(_ arguments: [String]) -> String {
        var words = arguments[...]
        while let first = words.first, ["-n", "-e", "-ne", "-en", "-E"].contains(first) { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private static func printf(_ arguments: [String]) -> [String] {
        guard let format = arguments.first else { return [] }
        var text = ""
        var rest = arguments.dropFirst()
        var characters = Array(format)[...]
        while let character = characters.popFirst() {
            if character == "%", let kind = characters.first, kind == "s" || kind == "d" {
                characters.removeFirst()
                text += rest.popFirst() ?? ""
            } else if character == "\\", let escaped = characters.first {
                characters.removeFirst()
                text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
            } else {
                text.append(character)
            }
        }
        while text.hasSuffix("\n") { text.removeLast() }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func sleep(_ arguments: [String]) -> Effect {
        var total = 0.0
        for argument in arguments {
            guard let seconds = ShellMachine.seconds(argument) else {
                if argument.hasPrefix("inf") { return .endless() }
                return .fails("sleep: invalid number '\(argument)'")
            }
            total += max(0, seconds)
        }
        // Longer than any simulation.
        guard total.isFinite, total < 1e9 else { return .endless() }
        return .lasting(.nanoseconds(Int64(total * 1e9)))
    }

    private static func cat(_ arguments: [String], _ world: ShellWorld) -> Effect {
        var lines: [String] = []
        for path in arguments where !path.hasPrefix("-") {
            if path == "/dev/zero" || path == "/dev/urandom" { return .endless() }
            guard let text = world.content(of: path) else {
                if world.exists(path), !world.isDirectory(path) { continue }
                let why =
                    world.isDirectory(path)
                    ? "read error: Is a directory" : "can't open '\(path)': No such file or directory"
                return Effect(status: 1, output: lines + ["cat: \(why)"])
            }
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
        }
        return Effect(output: lines)
    }

    private static func tail(_ name: String, _ arguments: [String], _ world: ShellWorld) -> Effect {
        if arguments.contains("/dev/zero") { return Effect(memoryPerSecond: fillRate) }
        if arguments.contains(where: { $0.hasPrefix("-") && $0.lowercased().contains("f") }) { return .endless() }
        return cat(arguments.filter { Int($0) == nil }, world)
    }

    private static func list(_ arguments: [String], _ world: ShellWorld) -> Effect {
        for path in arguments where !path.hasPrefix("-") && !world.exists(path) {
            return .fails("ls: \(path): No such file or directory")
        }
        return Effect()
    }

    private static func environment(_ arguments: [String], _ world: ShellWorld) -> Effect {
        if let name = arguments.first {
            guard let value = world.environment[name] else { return Effect(status: 1) }
            return Effect(output: [value])
        }
        return Effect(output: world.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    }

    private static func grep(_ arguments: [String], _ world: ShellWorld) -> Effect {
        let words = arguments.filter { !$0.hasPrefix("-") }
        guard words.count > 1 else { return Effect() }
        guard let text = world.content(of: words[1]) else {
            return .fails("grep: \(words[1]): No such file or directory", status: 2)
        }
        let found = text.split(separator: "\n").filter { $0.contains(words[0]) }.map(String.init)
        let isQuiet = arguments.contains { $0.hasPrefix("-") && $0.contains("q") }
        return Effect(status: found.isEmpty ? 1 : 0, output: isQuiet ? [] : found)
    }

    private static func dd(_ arguments: [String]) -> Effect {
        // Only a block that is kept in memory matters.
        guard let block = arguments.first(where: { $0.hasPrefix("bs=") }),
            let size = bytes(String(block.dropFirst(3))), size >= 16_777_216
        else { return .lasting(.seconds(1)) }
        return Effect(memoryPerSecond: fillRate)
    }

    private static func stress(_ arguments: [String]) -> Effect {
        guard let place = arguments.firstIndex(where: { $0 == "--vm-bytes" }), place + 1 < arguments.count,
            bytes(arguments[place + 1]) != nil
        else { return .endless() }
        return Effect(memoryPerSecond: fillRate)
    }

    private static func bytes(_ text: String) -> Int? {
        let units: [Character: Int] = ["k": 1_024, "m": 1_048_576, "g": 1_073_741_824]
        let lower = text.lowercased()
        if let last = lower.last, let factor = units[last] {
            return Int(lower.dropLast()).flatMap {
                $0.multipliedReportingOverflow(by: factor).overflow ? nil : $0 * factor
            }
        }
        return Int(lower)
    }

    // MARK: test

    private static func test(_ words: [String], _ world: ShellWorld) -> Bool {
        var arguments = words.filter { $0 != "]" && $0 != "]]" }[...]
        var isNegated = false
        while arguments.first == "!" {
            isNegated.toggle()
            arguments.removeFirst()
        }
        if let place = arguments.firstIndex(where: { $0 == "-a" || $0 == "&&" }), place > arguments.startIndex {
            return test(Array(arguments[..<place]), world) && test(Array(arguments[(place + 1)...]), world)
        }
        if let place = arguments.firstIndex(where: { $0 == "-o" || $0 == "||" }), place > arguments.startIndex {
            return test(Array(arguments[..<place]), world) || test(Array(arguments[(place + 1)...]), world)
        }
        return simpleTest(Array(arguments), world) != isNegated
    }

    private static func simpleTest(_ arguments: [String], _ world: ShellWorld) -> Bool {
        switch arguments.count {
        case 0: return false
        case 1: return !arguments[0].isEmpty
        case 2:
            let value = arguments[1]
            switch arguments[0] {
            case "-e", "-r", "-w", "-x", "-a": return world.exists(value)
            case "-f": return world.exists(value) && !world.isDirectory(value)
            case "-d": return world.isDirectory(value)
            case "-s": return world.content(of: value)?.isEmpty == false
            case "-n": return !value.isEmpty
            case "-z": return value.isEmpty
            default: return false
            }
        default:
            let (left, right) = (arguments[0], arguments[2])
            switch arguments[1] {
            case "=", "==": return left == right
            case "!=": return left != right
            default: break
            }
            guard let a = Int(left), let b = Int(right) else { return false }
            switch arguments[1] {
            case "-eq": return a == b
            case "-ne": return a != b
            case "-lt": return a < b
            case "-le": return a <= b
            case "-gt": return a > b
            case "-ge": return a >= b
            default: return false
            }
        }
    }
}
