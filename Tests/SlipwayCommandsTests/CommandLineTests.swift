import Foundation
import Testing

@Suite struct CommandLineTests {
    @Test func helpAndVersionSucceed() throws {
        let help = try SlipwayProcess("--help")
        #expect(help.status == 0)
        #expect(help.output.contains("SUBCOMMANDS"))
        #expect(try SlipwayProcess("--version").status == 0)
    }

    @Test(arguments: [["nonsense"], ["platforms", "--nonsense"], ["platforms", "eks", "--output", "nonsense"]])
    func mistakesOnTheCommandLineAreUsageErrors(_ arguments: [String]) throws {
        let run = try SlipwayProcess(arguments: arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test func aMisspeltCommandSaysWhichOneIsMeant() throws {
        let run = try SlipwayProcess("mapp", "x")
        #expect(run.status == 64)
        #expect(run.errors == "unknown command 'mapp' (did you mean 'map'?); 'slipway --help' lists the commands\n")
    }

    @Test func anUnknownPlatformSaysWhichOneIsMeant() throws {
        let run = try SlipwayProcess("platforms", "ekz")
        #expect(run.status == 64)
        #expect(run.errors.contains("eks"))
    }

    @Test func anUnwritableFileIsReportedAndNothingElseIsWritten() throws {
        let run = try SlipwayProcess("platforms", "-o", "/nowhere/at/all.txt")
        #expect(run.status == 64)
        #expect(run.errors.contains("/nowhere/at/all.txt: cannot be written"))
        #expect(run.output.isEmpty)
    }

    @Test func aFileHoldsWhatWouldHaveBeenPrinted() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("slipway-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try SlipwayProcess("platforms", "eks", "--output", "json", "--out", file.path)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(
            try String(contentsOf: file, encoding: .utf8)
                == SlipwayProcess("platforms", "eks", "--output", "json").output
        )
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no full device"))
    func aFullDiskIsReported() throws {
        let run = try SlipwayProcess("platforms", outputTo: "/dev/full")
        #expect(run.status == 69)
        #expect(run.errors == "standard output cannot be written; check that its disk is not full\n")
    }
}
