import KubeObjects

/// Commands that ask for names and connect to servers.
enum NetworkCommands {
    /// The effect of a command that uses the network; `nil` where it is none of them.
    static func effect(of name: String, _ arguments: [String], _ world: ShellWorld) -> ShellCommands.Effect? {
        switch name {
        case "nslookup", "getent", "dig", "host": return look(up: arguments, name, world)
        case "nc", "ncat", "netcat", "telnet": return connect(arguments, world)
        case "wget", "curl": return fetch(arguments, name, world)
        case "pg_isready":
            return ask(arguments, host: "-h", port: "-p", usual: 5432, world, ok: "accepting connections")
        case "psql": return ask(arguments, host: "-h", port: "-p", usual: 5432, world, ok: nil)
        case "mysqladmin", "mysql", "mariadb", "mariadb-admin":
            return ask(arguments, host: "-h", port: "-P", usual: 3306, world, ok: "mysqld is alive")
        case "redis-cli": return ask(arguments, host: "-h", port: "-p", usual: 6379, world, ok: "PONG")
        case "mongosh", "mongo": return ask(arguments, host: "--host", port: "--port", usual: 27017, world, ok: nil)
        case "ping": return look(up: arguments, name, world)
        case "httpd", "busybox": return .endless(ports: [number(after: "-p", arguments) ?? 80])
        case "python", "python3":
            guard arguments.contains("http.server") else { return nil }
            return .endless(ports: [arguments.last.flatMap { Int($0) } ?? 8000])
        default: return nil
        }
    }

    private static func value(after flag: String, _ arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == flag, index + 1 < arguments.count { return arguments[index + 1] }
            if argument.hasPrefix("\(flag)="), flag.hasPrefix("--") {
                return String(argument.dropFirst(flag.count + 1))
            }
            if !flag.hasPrefix("--"), argument.hasPrefix(flag), argument.count > flag.count {
                return String(argument.dropFirst(flag.count))
            }
        }
        return nil
    }

    private static func number(after flag: String, _ arguments: [String]) -> Int? {
        value(after: flag, arguments).flatMap { Int($0) }
    }

    private static func look(up arguments: [String], _ name: String, _ world: ShellWorld) -> ShellCommands.Effect {
        let words = arguments.filter { !$0.hasPrefix("-") && !["hosts", "ahosts"].contains($0) && Int($0) == nil }
        guard let host = words.first else { return ShellCommands.Effect() }
        if host == "localhost" || world.cluster.canResolve(host, from: world.pod) { return .lasting(.milliseconds(20)) }
        return .lasting(
            .milliseconds(100), status: name == "getent" ? 2 : 1,
            output: ["** server can't find \(host): NXDOMAIN"])
    }

    private static func connect(_ arguments: [String], _ world: ShellWorld) -> ShellCommands.Effect {
        if arguments.contains(where: { $0.hasPrefix("-") && $0.contains("l") }) {
            return .endless(ports: arguments.compactMap { Int($0) })
        }
        var words = arguments.filter { !$0.hasPrefix("-") }
        if let wait = value(after: "-w", arguments) { words.removeAll { $0 == wait } }
        guard words.count > 1, let port = Int(words[words.count - 1]) else { return ShellCommands.Effect(status: 1) }
        return result(of: world.reach(words[words.count - 2], port), "nc: \(words[words.count - 2])", ok: [])
    }

    private static func fetch(_ arguments: [String], _ name: String, _ world: ShellWorld) -> ShellCommands.Effect {
        guard
            let url = arguments.last(where: { $0.contains("://") })
                ?? arguments.last(where: { !$0.hasPrefix("-") && !$0.hasPrefix("/") })
        else { return ShellCommands.Effect(status: 1) }
        guard let target = HostAndPort(url, usualPort: 80) else { return ShellCommands.Effect(status: 1) }
        let answer = world.reach(target.host, target.port)
        var effect = result(of: answer, "\(name): \(target.host)", ok: [])
        if name == "curl", let form = value(after: "-w", arguments) ?? value(after: "--write-out", arguments) {
            effect.output = [written(form, answer == .connected ? "200" : "000")]
        }
        return effect
    }

    /// What `curl -w` prints: `%{http_code}` and the like, where a server that answers answers 200.
    private static func written(_ form: String, _ code: String) -> String {
        form.replacing("%{http_code}", with: code).replacing("%{response_code}", with: code).replacing("\\n", with: "")
    }

    private static func ask(
        _ arguments: [String], host: String, port: String, usual: Int, _ world: ShellWorld, ok: String?
    ) -> ShellCommands.Effect {
        let name =
            value(after: host, arguments) ?? arguments.compactMap { HostAndPort($0, usualPort: usual) }
            .first { $0.hasScheme }?.host ?? "localhost"
        let number = number(after: port, arguments) ?? usual
        return result(
            of: world.reach(name, number), "\(name):\(number)", ok: ok.map { ["\(name):\(number) - \($0)"] } ?? [])
    }

    private static func result(of answer: Reachability, _ what: String, ok: [String]) -> ShellCommands.Effect {
        switch answer {
        case .connected: .lasting(.milliseconds(20), output: ok)
        case .refused: .lasting(.milliseconds(20), status: 1, output: ["\(what): Connection refused"])
        case .unknownHost: .lasting(.milliseconds(100), status: 1, output: ["\(what): bad address"])
        case .blocked: .lasting(.seconds(5), status: 1, output: ["\(what): Connection timed out"])
        }
    }
}
