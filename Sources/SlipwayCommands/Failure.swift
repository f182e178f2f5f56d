import AppSources
import ArgumentParser
import ClusterPlatforms
import Promotion

/// What a person and the calling program are told when a command ends early.
struct Failure {
    /// The exit codes that Slipway promises, besides 0.
    enum Code {
        static let didNotHold: Int32 = 1
        static let usage: Int32 = 64
        static let badInput: Int32 = 65
        static let toolUnavailable: Int32 = 69
        static let bug: Int32 = 70
    }

    private let error: any Error

    init(_ error: any Error) {
        self.error = error
    }

    /// Says what happened, on standard error, and returns the exit code.
    func report() -> Int32 {
        switch error {
        case let code as ExitCode:
            return code.rawValue
        case let error as SourceError:
            Console.complain("\(error)")
            return error.reason == .toolUnavailable ? Code.toolUnavailable : Code.badInput
        case let error as PlatformError:
            Console.complain("\(error)")
            return error.position == nil ? Code.usage : Code.badInput
        case let error as PromotionError:
            Console.complain("\(error)")
            return Self.code(of: error.reason)
        case let error as UsageError:
            Console.complain("\(error)")
            return Code.usage
        case let error as OutputError:
            Console.complain("\(error)")
            return Code.toolUnavailable
        case is CleanExit, is ValidationError:
            return reportParser()
        case _ where Slipway.exitCode(for: error) != .failure:
            return reportParser()
        default:
            Console.complain("a bug of Slipway: \(error); please report it with the command that you ran")
            return Code.bug
        }
    }

    private static func code(of reason: PromotionError.Reason) -> Int32 {
        switch reason {
        case .choice: Code.usage
        case .conflict: Code.didNotHold
        case .files: Code.badInput
        case .data: Code.bug
        }
    }

    /// Help and version go to standard output, mistakes on the command line to standard error.
    private func reportParser() -> Int32 {
        let code = Slipway.exitCode(for: error)
        let message = Slipway.fullMessage(for: error)
        if code.isSuccess {
            do { try Console.write(message + "\n") } catch { return Failure(error).report() }
        } else {
            Console.complain(message)
        }
        return code.rawValue
    }
}

/// A result that cannot be handed over.
struct OutputError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A command line that says something impossible, found only once the command ran.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
