/// Makes certificates (RFC 5280) as Go's library does for what Sprig asks of it.
struct CertificateBuilder {
    var commonName: String
    var days: Int
    var isAuthority = false
    var addresses: [[UInt8]] = []
    var names: [String] = []

    /// The certificate in binary form.
    ///
    /// - Parameters:
    ///   - subject: whose key is certified.
    ///   - issuer: who signs, with the name and the key's identifier as the issuer's certificate has them; `nil` where
    ///     the subject signs for itself.
    func build(
        subject: PrivateKey, issuer: (key: PrivateKey, certificate: CertificateReader)?, _ context: RenderContext
    ) throws(TemplateProblem) -> [UInt8] {
        let signer = issuer?.key ?? subject
        guard let publicInfo = subject.publicInfo, let algorithm = signer.signatureAlgorithm else {
            throw TemplateProblem("error creating certificate: x509: only RSA, ECDSA and Ed25519 keys supported")
        }
        let serial = BigUnsigned(bytes: RandomFunctions.bytes(16, &context.random))
        let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86_400)
        let isSane = !overflow && seconds.magnitude < 250_000_000_000
        guard isSane else {
            throw TemplateProblem("error creating certificate: the validity of \(days) days is too long")
        }
        var end = context.now
        end.seconds += seconds
        let own = Self.name(commonName)
        let keyIdentifier = isAuthority ? Self.keyIdentifier(publicInfo) : nil
        let issuerName = issuer?.certificate.subject ?? own
        let authority = issuerName == own ? nil : issuer?.certificate.keyIdentifier
        let body = DER.sequence(
            DER.explicit(0, DER.integer(2)), DER.integer(serial), algorithm, issuerName,
            DER.sequence(DER.time(context.now), DER.time(end)), own, publicInfo,
            DER.explicit(3, extensions(keyIdentifier, authority)))
        return DER.sequence(body, algorithm, DER.bits(signer.sign(body, &context.random)))
    }

    private static func name(_ commonName: String) -> [UInt8] {
        guard !commonName.isEmpty else { return DER.sequence() }
        return DER.sequence(DER.set(DER.sequence(DER.identifier("2.5.4.3"), DER.text(commonName))))
    }

    /// The first 20 bytes of the key's SHA-256 (RFC 7093), as Go names keys.
    private static func keyIdentifier(_ publicInfo: [UInt8]) -> [UInt8] {
        var outer = DERReader(publicInfo)
        guard var reader = try? outer.sequence(), (try? reader.next()) != nil, let bits = try? reader.next(0x03) else {
            return []
        }
        return Array(SecureHash.sha256(Array(bits.dropFirst())).prefix(20))
    }

    private func extensions(_ keyIdentifier: [UInt8]?, _ authority: [UInt8]?) -> [UInt8] {
        func entry(_ identifier: String, isCritical: Bool = false, _ content: [UInt8]) -> [UInt8] {
            DER.sequence(DER.identifier(identifier), isCritical ? DER.yes : [], DER.octets(content))
        }
        // Signing, enciphering keys; and signing certificates.
        var list = entry(
            "2.5.29.15", isCritical: true, isAuthority ? DER.bits([0xA4], unused: 2) : DER.bits([0xA0], unused: 5))
        // For servers and for clients.
        list += entry(
            "2.5.29.37",
            DER.sequence(DER.identifier("1.3.6.1.5.5.7.3.1"), DER.identifier("1.3.6.1.5.5.7.3.2")))
        list += entry("2.5.29.19", isCritical: true, DER.sequence(isAuthority ? DER.yes : []))
        if let keyIdentifier { list += entry("2.5.29.14", DER.octets(keyIdentifier)) }
        if let authority { list += entry("2.5.29.35", DER.sequence(DER.tagged(0x80, authority))) }
        if !names.isEmpty || !addresses.isEmpty {
            let all = names.flatMap { DER.tagged(0x82, Array($0.utf8)) } + addresses.flatMap { DER.tagged(0x87, $0) }
            list += entry("2.5.29.17", isCritical: commonName.isEmpty, DER.sequence(all))
        }
        return DER.sequence(list)
    }
}

/// What signing needs of the issuer's certificate.
struct CertificateReader {
    /// The subject's name as it is encoded.
    let subject: [UInt8]
    /// The identifier of the subject's key.
    private(set) var keyIdentifier: [UInt8]?

    init(_ bytes: [UInt8]) throws(DERReader.Problem) {
        var outer = DERReader(bytes)
        var certificate = try outer.sequence()
        var body = try certificate.sequence()
        if body.nextTag == 0xA0 { _ = try body.next() }
        _ = try body.next(0x02)
        for _ in 0..<3 { _ = try body.next(0x30) }
        subject = try body.element(0x30).all
        _ = try body.next(0x30)
        while !body.isAtEnd {
            guard body.nextTag == 0xA3 else {
                _ = try body.next()
                continue
            }
            var list = DERReader(try body.next(0xA3))
            var extensions = try list.sequence()
            while !extensions.isAtEnd {
                var entry = try extensions.sequence()
                let identifier = try entry.element(0x06).all
                if entry.nextTag == 0x01 { _ = try entry.next() }
                var content = DERReader(try entry.next(0x04))
                if identifier == DER.identifier("2.5.29.14") { keyIdentifier = try content.next(0x04) }
            }
        }
    }
}

/// The pair of a certificate and its key that Sprig's functions return.
struct CertificateObject: TemplateObject {
    var certificate: String
    var key: String

    var typeName: String { "sprig.certificate" }
    var text: String { "{\(certificate) \(key)}" }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "Cert": .string(certificate)
        case "Key": .string(key)
        default: nil
        }
    }
}
