import Foundation

/// Runs another program and collects what it prints.
enum Tool {
    /// What a program left behind.
    struct Result {
        let status: Int32
        let output: [UInt8]
        let errors: String
    }

    /// The place of a program on `PATH`; a name with a slash is taken as it is. `nil` where there is none.
    static func find(_ name: String) -> String? {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program to its end; `task` names what it is for in messages.
    static func run(_ program: String, _ arguments: [String], doing task: String) throws(SourceError) -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        // Errors go through a file: two pipes read one after the other could block the program for ever.
        let errors = FileManager.default.temporaryDirectory
            .appendingPathComponent("slipway-\(ProcessInfo.processInfo.globallyUniqueString).txt")
        defer { try? FileManager.default.removeItem(at: errors) }
        do {
            try Data().write(to: errors)
            let sink = try FileHandle(forWritingTo: errors)
            defer { try? sink.close() }
            process.standardError = sink
            try process.run()
        } catch {
            throw SourceError(
                "\(task): \(program) does not start", action: "check that it runs by itself", reason: .toolUnavailable)
        }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let complaint = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
        return Result(status: process.terminationStatus, output: Array(bytes), errors: complaint)
    }
}
