import AppSources
import ClusterPlatforms
import KubeObjects
import Synchronization

@testable import Promotion

/// An app in which a rule must find something, and one in which it must not.
struct RuleCase: Sendable {
    let rule: String
    /// The platform it fires on, with add-ons: `eks+network-policy`.
    let platform: String
    let fires: String
    /// The platform it is silent on.
    let silentPlatform: String
    let silent: String

    init(
        _ rule: String, on platform: String, fires: String, silentOn silentPlatform: String? = nil,
        silent: String? = nil
    ) {
        self.rule = rule
        self.platform = platform
        self.fires = fires
        self.silentPlatform = silentPlatform ?? platform
        self.silent = silent ?? fires
    }

    static let all = network + storage + traffic + workloads + admission + identity
}

/// Makes apps and maps for tests.
enum Make {
    /// Platforms made so far: laying profiles on each other is most of a small map's time.
    private static let platforms = Mutex<[String: Platform]>([:])

    static func platform(_ text: String) throws -> Platform {
        if let known = platforms.withLock({ $0[text] }) { return known }
        let parts = text.split(separator: "+").map(String.init)
        let platform = try Platform.named(parts.first ?? "").adding(Array(parts.dropFirst()))
        platforms.withLock { $0[text] = platform }
        return platform
    }

    static func app(_ text: String, settings: AppSettings = AppSettings()) throws -> App {
        try App.load(from: FileSource(paths: ["-"], standardInput: text), settings: settings)
    }

    static func map(_ text: String, to platforms: [String], addOns: [String] = []) throws -> DifferenceMap {
        let origin = try platform((["kind"] + addOns).joined(separator: "+"))
        return try Mapper.map(try app(text), from: origin, to: try platforms.map(platform))
    }

    static func findings(_ text: String, on platform: String) throws -> [Finding] {
        try map(text, to: [platform]).findings
    }
}
