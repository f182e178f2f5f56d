import Foundation
import KubeObjects

/// The recorded answers of a real API server that the tests compare with.
enum Fixtures {
    /// The lines of a file of `Fixtures`, each an object.
    static func lines(_ name: String) throws -> [Value] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return try text.split(separator: "\n").map { try json(String($0)) }
    }

    /// The value that a JSON text holds.
    static func json(_ text: String) throws -> Value { try JSONReader.value(text) }
}
