import Foundation
import KubeObjects

/// What a genuine Kubernetes did with given manifests: `Fixtures/recordings/NAME/scenario.json`, made by
/// `scripts/trim-recordings.py`.
struct RecordedScenario: Decodable {
    /// A command that changed something, and the seconds after the start at which it took effect.
    struct Step: Decodable {
        let at: Double
        let arguments: [String]
        let object: Tree?
    }

    /// An image that exists, and whether the node had it from the beginning.
    struct Image: Decodable {
        let name: String
        let digest: String
        let size: Int
        let present: Bool
    }

    struct Event: Decodable {
        let kind: String
        let name: String
        let fieldPath: String?
        let type: String
        let reason: String
        let message: String
        let count: Int
        let component: String?
        let first: String
        let last: String
    }

    let name: String
    let namespace: String
    let start: String
    let end: Double
    let nodes: [Tree]
    let images: [Image]
    let steps: [Step]
    /// Kind, name, owner's kind, owner's name and completion index of each object with an owner, in order of creation.
    let created: [[String]]
    let final: [String: [Tree]]
    let events: [Event]

    static func named(_ name: String, file: String = #filePath) throws -> RecordedScenario {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
        let path = folder.appendingPathComponent("Fixtures/recordings/\(name)/scenario.json")
        return try JSONDecoder().decode(RecordedScenario.self, from: Data(contentsOf: path))
    }

    /// The instant of t=0.
    var startInstant: Instant { Instant(timestamp: start) ?? Instant(seconds: 0) }
}

/// A value tree as a decoder reads it.
struct Tree: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Name.self) {
            var members = Members()
            for key in container.allKeys {
                members[Key(key.stringValue)] = try container.decode(Tree.self, forKey: key).value
            }
            value = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [Value] = []
            while !container.isAtEnd { elements.append(try container.decode(Tree.self).value) }
            value = .array(elements)
        } else {
            value = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> Value {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .bool(flag) }
        if let number = try? container.decode(Int64.self) { return .integer(number) }
        if let number = try? container.decode(Double.self) { return .double(number) }
        return .string(try container.decode(String.self))
    }

    private struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
