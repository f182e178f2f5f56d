/// A shell script as a list of instructions.
///
/// Only what container commands in manifests commonly use is understood: lists, `&&`, `||`, `!`, `if`, `while`, `until`, `for`,
/// groups, pipes, redirections, quotes, variables and command substitution. Anything else runs as a command that succeeds.
struct ShellScript: Sendable {
    enum Instruction: Sendable {
        case run(ShellCommand)
        case jump(Int)
        case jumpIfFailed(Int)
        case jumpIfOK(Int)
        case negate
        /// Ends the script where the last command failed and `set -e` is on.
        case exitOnError
        case loopStart(slot: Int, words: [ShellWord])
        case loopNext(slot: Int, name: String, end: Int)
        /// An endless loop that does nothing but wait; the argument is the length of one wait in seconds.
        case idle(Double)
    }

    private(set) var instructions: [Instruction] = []
    private(set) var slots = 0

    init(_ text: String) {
        var parser = ShellParser(text)
        let list = parser.list(until: [])
        compile(list, checked: true)
    }

    /// A script of one command, given as the list of its words.
    init(arguments: [String], replacesShell: Bool = true) {
        let words = arguments.map { ShellWord(parts: [.literal($0)]) }
        let prefix = replacesShell ? [ShellWord(parts: [.literal("exec")])] : []
        instructions = [.run(ShellCommand(words: prefix + words))]
    }

    /// The script as the main process of a server: a program of the image's own that comes last is the server, and runs until it is
    /// told to end. `nil` where the script ends in something else.
    func servingLastProgram() -> ShellScript? {
        var end = instructions.count - 1
        if end > 0, case .exitOnError = instructions[end] { end -= 1 }
        guard end >= 0, case .run(var command) = instructions[end], !command.isBackground, !command.isPiped else {
            return nil
        }
        var words = command.words[...]
        if words.first?.literal == "exec" { words.removeFirst() }
        guard let path = words.first?.literal, let name = path.split(separator: "/").last,
            !Self.ownCommands.contains(String(name)), !ImageFamily.isShellCommand(String(name))
        else { return nil }
        command.isServer = true
        var script = self
        script.instructions[end] = .run(command)
        return script
    }

    /// Commands of the shell itself, and clients that end by themselves.
    private static let ownCommands: Set<String> = [
        ":", ".", "alias", "cd", "command", "eval", "exec", "exit", "export", "local", "read", "readonly", "return",
        "set", "shift", "source", "trap", "ulimit", "umask", "unset", "wait", "curl", "nslookup", "pg_isready", "psql",
        "mysql", "mysqladmin", "redis-cli", "stress", "stress-ng", "kubectl",
    ]

    private mutating func compile(_ node: ShellNode, checked: Bool) {
        switch node {
        case .command(let command):
            instructions.append(.run(command))
            if checked { instructions.append(.exitOnError) }
        case .list(let nodes):
            for node in nodes { compile(node, checked: checked) }
        case .and(let first, let second):
            compile(first, checked: false)
            let jump = hole()
            compile(second, checked: checked)
            instructions[jump] = .jumpIfFailed(instructions.count)
        case .or(let first, let second):
            compile(first, checked: false)
            let jump = hole()
            compile(second, checked: checked)
            instructions[jump] = .jumpIfOK(instructions.count)
        case .not(let node):
            compile(node, checked: false)
            instructions.append(.negate)
        case .conditional(let condition, let body, let otherwise):
            compile(condition, checked: false)
            let jump = hole()
            compile(body, checked: checked)
            let leave = hole()
            instructions[jump] = .jumpIfFailed(instructions.count)
            if case .list(let nodes) = otherwise, nodes.isEmpty {
                succeed()
            } else {
                compile(otherwise, checked: checked)
            }
            instructions[leave] = .jump(instructions.count)
        case .loop(let condition, let body, let isUntil): compileLoop(condition, body, isUntil, checked)
        case .each(let name, let words, let body):
            let slot = slots
            slots += 1
            instructions.append(.loopStart(slot: slot, words: words))
            let start = hole()
            compile(body, checked: checked)
            instructions.append(.jump(start))
            instructions[start] = .loopNext(slot: slot, name: name, end: instructions.count)
        }
    }

    private mutating func compileLoop(_ condition: ShellNode, _ body: ShellNode, _ isUntil: Bool, _ checked: Bool) {
        if !isUntil, condition.isAlwaysTrue, let wait = body.idleSeconds {
            instructions.append(.idle(wait))
            return
        }
        let start = instructions.count
        compile(condition, checked: false)
        let leave = hole()
        compile(body, checked: checked)
        instructions.append(.jump(start))
        instructions[leave] = isUntil ? .jumpIfOK(instructions.count) : .jumpIfFailed(instructions.count)
        succeed()
    }

    /// POSIX: a condition that fails, with nothing to do instead or no more, is no failure.
    private mutating func succeed() {
        instructions.append(.run(ShellCommand(words: [ShellWord(parts: [.literal(":")])])))
    }

    private mutating func hole() -> Int {
        instructions.append(.negate)
        return instructions.count - 1
    }
}

/// A part of a script.
indirect enum ShellNode: Sendable {
    case command(ShellCommand)
    case list([ShellNode])
    case and(ShellNode, ShellNode)
    case or(ShellNode, ShellNode)
    case not(ShellNode)
    case conditional(ShellNode, ShellNode, ShellNode)
    case loop(ShellNode, ShellNode, isUntil: Bool)
    case each(String, [ShellWord], ShellNode)

    private var onlyCommand: ShellCommand? {
        switch self {
        case .command(let command): command
        case .list(let nodes) where nodes.count == 1: nodes[0].onlyCommand
        default: nil
        }
    }

    /// Whether this is `:` or `true`.
    var isAlwaysTrue: Bool {
        guard let words = onlyCommand?.literals else { return false }
        return words == [":"] || words == ["true"] || words == ["[", "1", "]"]
    }

    /// The seconds one round takes of a loop whose body is this, where it only waits; `nil` where it does more.
    var idleSeconds: Double? {
        switch self {
        case .command(let command):
            guard let words = command.literals, command.redirections.isEmpty else { return nil }
            if words == [":"] || words == ["true"] { return 0 }
            guard words.first == "sleep", words.count == 2 else { return words == ["wait"] ? 0 : nil }
            return ShellMachine.seconds(words[1])
        case .list(let nodes):
            var total = 0.0
            for node in nodes {
                guard let seconds = node.idleSeconds else { return nil }
                total += seconds
            }
            return total
        default: return nil
        }
    }
}

/// A simple command.
struct ShellCommand: Sendable {
    struct Redirection: Sendable {
        enum Mode: Sendable { case input, output, append, duplicate }
        var descriptor: Int
        var mode: Mode
        var target: ShellWord
    }

    var assignments: [(name: String, value: ShellWord)] = []
    var words: [ShellWord] = []
    var redirections: [Redirection] = []
    var isBackground = false
    /// Whether it is the server that a container is for.
    var isServer = false
    /// Whether its output goes to another command.
    var isPiped = false

    /// The words, where none of them has to be expanded.
    var literals: [String]? {
        var result: [String] = []
        for word in words {
            guard let text = word.literal else { return nil }
            result.append(text)
        }
        return result
    }
}

/// A word that is expanded before its command runs.
struct ShellWord: Sendable {
    enum Part: Sendable {
        case literal(String)
        /// `$NAME`, with what stands in where it is unset or empty.
        case variable(String, fallback: String?)
        case substitution(String)
    }

    var parts: [Part] = []
    var isQuoted = false

    /// The text, where nothing has to be expanded.
    var literal: String? {
        var text = ""
        for part in parts {
            guard case .literal(let piece) = part else { return nil }
            text += piece
        }
        return text
    }
}
