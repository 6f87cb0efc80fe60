package io.plumbline.connectors;

import io.plumbline.Plugin;
import io.plumbline.Registry;
import io.plumbline.connectors.dossier.DossierSink;
import io.plumbline.connectors.xlsx.XlsxSink;
import io.plumbline.connectors.xlsx.XlsxSource;
import java.util.List;

/** What comes with the connectors: the packs of six domains, workbooks and pages. */
public final class Connectors implements Plugin {
    private static final List<String> PACKS = List.of("fire", "hotline", "housing", "muck", "rectification", "waste");

    @Override
    public void register(Registry registry) {
        PACKS.forEach(name -> registry.pack(name, "io/plumbline/packs/" + name + ".yaml"));
        registry.register(new XlsxSource());
        registry.register(new DossierSink());
        registry.register(new XlsxSink());
    }
}
