import KubeObjects

/// Objects that are not ready for the same cause, told once.
struct CauseGroup {
    /// The cause of the first of them.
    let cause: Cause
    /// The objects, in order.
    private(set) var objects: [String]
    /// The objects at the root, in order.
    private(set) var roots: [String]
    /// The add-ons that bring what is missing.
    private(set) var addOns: [String]
    /// Whether the others' messages differ from the first in names only.
    private(set) var isAlike = false

    /// The groups of a run's objects, in the order in which each comes first.
    static func groups(of items: [RunReport.NotReady]) -> [CauseGroup] {
        var groups: [CauseGroup] = []
        var places: [String: Int] = [:]
        for item in items {
            let own = "\(item.cause.reason) \(item.cause.object)"
            let alike = "\(item.cause.reason) \(family(of: item.cause))"
            if let place = places[own] ?? places[alike] {
                groups[place].add(item)
                places[own] = place
            } else {
                places[own] = groups.count
                places[alike] = groups.count
                groups.append(
                    CauseGroup(
                        cause: item.cause, objects: [item.object.description], roots: [item.cause.object],
                        addOns: item.addOns))
            }
        }
        return groups
    }

    private mutating func add(_ item: RunReport.NotReady) {
        if !objects.contains(item.object.description) { objects.append(item.object.description) }
        if !roots.contains(item.cause.object) { roots.append(item.cause.object) }
        if item.cause.message != cause.message { isAlike = true }
        addOns += item.addOns.filter { !addOns.contains($0) }
    }

    /// What causes with the same trouble have in common. Kinds of one API group come and go together.
    private static func family(of cause: Cause) -> String {
        if cause.reason == "NoMatchForKind", let version = cause.message.split(separator: "\"").last {
            return version.contains("/") ? String(version.prefix { $0 != "/" }) : cause.message
        }
        // `services is forbidden: …` and `deployments.apps is forbidden: …` differ in what was asked for only.
        let forbidden = cause.message.firstRange(of: " is forbidden: ")
        return Template.of(String(cause.message[(forbidden?.upperBound ?? cause.message.startIndex)...]))
    }
}

/// Objects that were patched for the same reasons.
struct ChangeGroup {
    /// The objects, in order; empty for a change that is no patch.
    private(set) var objects: [String]
    let reasons: [String]

    static func groups(of changes: [RehearsalReport.Change]) -> [ChangeGroup] {
        var groups: [ChangeGroup] = []
        for change in changes {
            let names = change.object.map { [$0.description] } ?? []
            if !names.isEmpty,
                let place = groups.firstIndex(where: { $0.reasons == change.reasons && !$0.objects.isEmpty })
            {
                groups[place].objects += names
            } else {
                groups.append(ChangeGroup(objects: names, reasons: change.reasons))
            }
        }
        return groups
    }
}

/// Ways in that end alike, such as the ports of one load balancer. One that has another URL on this platform stands alone, so that it is
/// clear whose that is.
struct RouteGroup {
    /// The first of them.
    let route: RunReport.Route
    private(set) var entries: [String]

    static func groups(of routes: [RunReport.Route]) -> [RouteGroup] {
        var groups: [RouteGroup] = []
        for route in routes {
            if let place = groups.firstIndex(where: { $0.takes(route) }) {
                if !groups[place].entries.contains(route.title) { groups[place].entries.append(route.title) }
            } else {
                groups.append(RouteGroup(route: route, entries: [route.title]))
            }
        }
        return groups
    }

    private func takes(_ other: RunReport.Route) -> Bool {
        route.urlHere == nil && other.urlHere == nil && route.via == other.via && route.backend == other.backend
            && route.why == other.why && route.isReachable == other.isReachable
    }
}

extension RunReport.Route {
    /// The URL with what it is for: `the board: http://shop.example/`.
    var title: String { name.map { "\($0): \(entry)" } ?? entry }

    /// The URL that leads there on this platform, where it is another one than the entry.
    var urlHere: String? { url == entry ? nil : url }
}

/// Connections to one port of one workload that nothing stops.
struct ExposureGroup {
    /// The workload and the port.
    let target: String
    let why: String
    /// Who can connect.
    private(set) var sources: [String]

    static func groups(of exposures: [RunReport.Exposure]) -> [ExposureGroup] {
        var groups: [ExposureGroup] = []
        for exposure in exposures {
            let target = exposure.to + (exposure.port.map { ":\($0)" } ?? "")
            if let place = groups.firstIndex(where: { $0.target == target && $0.why == exposure.why }) {
                groups[place].sources.append(exposure.from)
            } else {
                groups.append(ExposureGroup(target: target, why: exposure.why, sources: [exposure.from]))
            }
        }
        return groups
    }
}

/// Warnings that differ in names only, told once.
struct WarningGroup {
    /// The first of them.
    let text: String
    /// How many more there are.
    private(set) var others = 0

    static func groups(of warnings: [String]) -> [WarningGroup] {
        var groups: [WarningGroup] = []
        var places: [String: Int] = [:]
        for warning in warnings {
            let template = Template.of(warning)
            if let place = places[template] {
                groups[place].others += 1
            } else {
                places[template] = groups.count
                groups.append(WarningGroup(text: warning))
            }
        }
        return groups
    }
}

/// A message without the names in it, by which messages of one kind are known.
enum Template {
    static func of(_ message: String) -> String {
        var text = ""
        var quote: Character?
        for character in message {
            if let open = quote {
                if character == open { quote = nil }
                continue
            }
            switch character {
            case "\"", "'", "`": quote = character
            case "[": quote = "]"
            default: text.append(character)
            }
        }
        var words: [Substring] = []
        for word in text.split(separator: " ") {
            // An object written `Deployment default/web`, `Deployment/default/web` or `default/web`.
            guard word.contains("/"), !word.contains("://") else {
                words.append(word)
                continue
            }
            if let last = words.last, last.first?.isUppercase == true, !word.hasPrefix("/") { words.removeLast() }
            words.append("…")
        }
        return words.joined(separator: " ")
    }
}
