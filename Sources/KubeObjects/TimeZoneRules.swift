import Foundation

/// The offset of a time zone from UTC at any moment, and the way back from local time.
struct TimeZoneRules: Sendable {
    /// The zone; `nil` for UTC, which needs no rules.
    private let zone: TimeZone?

    static let utc = TimeZoneRules(zone: nil)

    private init(zone: TimeZone?) {
        self.zone = zone
    }

    /// The zone of an IANA name such as `Europe/Berlin`, spelt exactly; `nil` where there is none.
    init?(name: String) {
        if name.isEmpty || ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu"].contains(name) {
            zone = nil
            return
        }
        // Foundation also reads abbreviations and offsets such as GMT+3, which are no names of the database.
        guard name.contains("/") || Self.namesWithoutArea.contains(name), !name.contains(".."),
            let zone = TimeZone(identifier: name)
        else { return nil }
        self.zone = zone
    }

    /// The database's names that have no area.
    private static let namesWithoutArea: Set<String> = [
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "Greenwich", "HST",
        "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "MET", "MST", "MST7MDT",
        "NZ",
        "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "Universal",
        "W-SU", "WET",
    ]

    /// Seconds to add to UTC for local time.
    func offset(at seconds: Int64) -> Int64 {
        guard let zone else { return 0 }
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// The moment of a local time given as if it were UTC. A local time that does not exist, or exists twice, is
    /// read with the offset that Go's `time.Date` takes: the one that is valid when the text is taken for UTC, unless
    /// the moment that gives lies beyond the change.
    func seconds(local: Int64) -> Int64 {
        let guess = offset(at: local)
        if guess == 0 { return local }
        let actual = offset(at: local - guess)
        return local - actual
    }
}
