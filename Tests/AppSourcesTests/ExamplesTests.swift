import AppSources
import Foundation
import Testing

/// The examples of this repository are read as a user reads them.
@Suite struct ExamplesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples").path

    static var examples: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
            .map { "\(folder)/\($0)/manifests" }.filter { FileManager.default.fileExists(atPath: $0) }
    }

    @Test(arguments: examples)
    func loadsWithoutNotes(_ path: String) throws {
        let app = try App.load(path: path)
        #expect(app.notes.isEmpty)
        #expect(!app.workloads.isEmpty)
        #expect(!app.settings.entries.isEmpty, "an example says what users open")
        try expectContract(FileSource(paths: [path]))
    }
}
