import Foundation
import SlipwayCommands

@main struct Main {
    static func main() {
        exit(Program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
