import Foundation

/// Runs the built `slipway` as a user runs it: as a process of its own.
struct SlipwayProcess {
    let status: Int32
    let output: String
    let errors: String

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - environment: variables that are changed for it.
    ///   - device: where its output goes instead of ``output``.
    init(
        _ arguments: String..., input: String = "", environment: [String: String] = [:], outputTo device: String? = nil
    ) throws {
        try self.init(arguments: arguments, input: input, environment: environment, outputTo: device)
    }

    /// Runs the program to its end.
    init(
        arguments: [String], input: String = "", environment: [String: String] = [:], outputTo device: String? = nil
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("slipway-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String, _ text: String) throws -> URL {
            let url = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: url)
            return url
        }
        let outputFile = try file("output", "")
        let errorFile = try file("errors", "")
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: try file("input", input))
        process.standardOutput = try FileHandle(forWritingTo: device.map { URL(fileURLWithPath: $0) } ?? outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = try String(contentsOf: outputFile, encoding: .utf8)
        errors = try String(contentsOf: errorFile, encoding: .utf8)
    }

    /// The program lies beside the tests that were built with it.
    private static var program: URL {
        let tests = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let beside = tests.appendingPathComponent("slipway")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return repository.appendingPathComponent(".build/debug/slipway")
    }

    /// The root of the repository.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folders with the manifests of each example.
    static var examples: [String] {
        let folder = repository.appendingPathComponent("Examples").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            .map { "\(folder)/\($0)/manifests" }.filter { FileManager.default.fileExists(atPath: $0) }
    }
}
