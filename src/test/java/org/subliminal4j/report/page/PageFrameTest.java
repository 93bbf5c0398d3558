package org.subliminal4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageFrameTest {
    @Test
    void dataCannotLeaveItsElementAndStaysWhatItIs() throws Exception {
        Map<String, String> data = Map.of("title", "</script><!--<script>alert(1)");
        String element = PageFrame.data(data);
        assertThat(element)
                .startsWith("<script type=\"application/json\" id=\"data\">")
                .endsWith("</script>");
        String json = element.substring(element.indexOf('>') + 1, element.lastIndexOf('<'));
        assertThat(json).doesNotContain("<");
        assertThat(new ObjectMapper().readValue(json, Map.class)).isEqualTo(data);
    }
}
